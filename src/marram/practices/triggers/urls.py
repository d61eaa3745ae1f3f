"""Where the kinds are counted."""

from django.urls import path

from marram.practices.triggers import pages

urlpatterns = [path("me/r/triggers/kinds/", pages.kinds, name="trigger_kinds")]
