"""Where the list is, and what was used, helped and drawn."""

from django.urls import path

from marram.practices.coping import pages, using

HERE = "me/r/coping/"

urlpatterns = [
    path(HERE, pages.home, name="coping"),
    path(f"{HERE}helped/", pages.helped, name="coping_helped"),
    path(f"{HERE}picture/", pages.picture, name="coping_picture"),
    path(f"{HERE}<uuid:entry>/used/", using.used, name="coping_used"),
    path(f"{HERE}<uuid:entry>/rest/", using.rest, name="coping_rest"),
]
