"""Where what matters is: picture, question of a moment, words to choose, moving, tracing."""

from django.urls import path

from marram.practices.values import pages

urlpatterns = [
    path("me/values/", pages.home, name="values"),
    path("me/values/now/", pages.now, name="values_now"),
    path("me/values/cards/", pages.cards, name="values_cards"),
    path("me/r/values/<uuid:entry>/move/", pages.move, name="values_move"),
    path("me/r/values/<uuid:entry>/trace/", pages.trace, name="values_trace"),
]
