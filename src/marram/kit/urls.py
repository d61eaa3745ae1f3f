"""The addresses of every room. A room's own pages come first, and may stand for the common ones."""

from django.urls import path

from marram.kit import pages, paper, registry, turned
from marram.kit.containment import pages as around

SHEET = "me/r/<slug:room>/<slug:sheet>/"

urlpatterns = [
    *registry.addresses(),
    path("me/r/<slug:room>/", pages.room, name="room"),
    path("me/r/<slug:room>/ask/", around.room_ask, name="room_ask"),
    path(SHEET + "new/", pages.sheet_new, name="sheet_new"),
    path(SHEET + "begin/", around.sheet_begin, name="sheet_begin"),
    path(SHEET + "after/", around.sheet_after, name="sheet_after"),
    path(SHEET + "turn/", turned.sheet_turn, name="sheet_turn"),
    path(SHEET + "print/", paper.sheet_print, name="sheet_print"),
    path(SHEET + "<uuid:entry>/", pages.sheet_edit, name="sheet_edit"),
    path(SHEET + "<uuid:entry>/keep/", pages.sheet_keep, name="sheet_keep"),
]
