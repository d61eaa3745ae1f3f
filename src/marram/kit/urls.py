"""The addresses of every room. A room's own pages come first, and may stand for the common ones."""

from django.urls import path

from marram.kit import pages, paper, registry

SHEET = "me/r/<slug:room>/<slug:sheet>/"

urlpatterns = [
    *registry.addresses(),
    path("me/r/<slug:room>/", pages.room, name="room"),
    path(SHEET + "new/", pages.sheet_new, name="sheet_new"),
    path(SHEET + "print/", paper.sheet_print, name="sheet_print"),
    path(SHEET + "<uuid:entry>/", pages.sheet_edit, name="sheet_edit"),
    path(SHEET + "<uuid:entry>/keep/", pages.sheet_keep, name="sheet_keep"),
]
