"""Where plans are: the days to come, one plan, for when one is meant, how today is, what I did."""

from django.urls import path

from marram.practices.doing import pages, proposing, together

urlpatterns = [
    path("me/plans/", pages.home, name="plans"),
    path("me/plans/today/", pages.how_today_is, name="plans_today"),
    path("me/plans/did/", pages.did, name="plans_did"),
    path("me/plans/ideas/", proposing.ideas, name="plans_ideas"),
    path("me/plans/week/", proposing.week, name="plans_week"),
    path("me/plans/balance/", pages.balance, name="plans_balance"),
    path("me/plans/with/", together.proposed, name="plans_with"),
    path("me/plans/with/mark/", together.mark, name="plans_with_mark"),
    path("me/plans/with/<uuid:proposal>/", together.change, name="plans_change"),
    path("me/plans/<uuid:entry>/", pages.plan, name="plans_one"),
    path("me/r/doing/<uuid:entry>/when/", pages.when, name="plans_when"),
]
