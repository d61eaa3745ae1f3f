"""The one address of sync."""

from django.urls import path

from marram.sync import pages

urlpatterns = [path("sync/", pages.sync, name="sync")]
