"""Where what matters is: picture, question of a moment, words to choose, moving, tracing."""

from django.urls import path

from marram.practices.values import pages, sorting

urlpatterns = [
    path("me/values/", pages.home, name="values"),
    path("me/values/now/", pages.now, name="values_now"),
    path("me/values/cards/", sorting.cards, name="values_cards"),
    path("me/values/cards/<slug:group>/", sorting.group, name="values_group"),
    path("me/r/values/<uuid:entry>/move/", pages.move, name="values_move"),
    path("me/r/values/<uuid:entry>/trace/", pages.trace, name="values_trace"),
]
