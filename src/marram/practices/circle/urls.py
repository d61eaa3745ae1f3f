"""Where it is shown what has moved."""

from django.urls import path

from marram.practices.circle import pages

urlpatterns = [path("me/r/circle/<uuid:entry>/moved/", pages.moved, name="circle_moved")]
