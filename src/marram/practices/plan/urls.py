"""Where the plan is."""

from django.urls import path

from marram.practices.plan import pages

urlpatterns = [
    path("me/plan/", pages.plan, name="plan"),
    path("me/plan/card/", pages.card, name="plan_card"),
    path("me/plan/looked/", pages.looked, name="plan_looked"),
]
