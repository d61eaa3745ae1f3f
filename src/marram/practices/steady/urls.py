"""Where Steady is: for everybody, and with one's own kit."""

from django.urls import path

from marram.practices.steady import pages, setting_up

urlpatterns = [
    path("steady/", pages.public, name="steady_public"),
    path("steady/for/<slug:tools>/", pages.public_list, name="steady_public_list"),
    path("steady/<slug:tool>/", pages.public_tool, name="steady_public_tool"),
    path("me/steady/", pages.steady, name="steady"),
    path("me/steady/for/<slug:tools>/", pages.own_list, name="steady_list"),
    path("me/steady/kit/", setting_up.kit, name="steady_kit"),
    path("me/steady/own/<slug:what>/", setting_up.own, name="steady_own"),
    path("me/steady/used/", pages.used, name="steady_used"),
    path("me/steady/<slug:tool>/", pages.own_tool, name="steady_tool"),
    path("me/steady/<slug:tool>/wish/", setting_up.wish, name="steady_wish"),
]
