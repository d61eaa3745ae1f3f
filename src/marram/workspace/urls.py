"""Where the pages of the desk are."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path

from marram.workspace.pages import client, clients, entry, record, today

PLACES: list[tuple[str, Callable[..., HttpResponse], str]] = [
    ("desk/", today.today, "desk_today"),
    ("desk/clients/", clients.clients, "desk_clients"),
    ("desk/clients/<uuid:client>/", client.client, "desk_client"),
    ("desk/clients/<uuid:client>/record/", record.record, "desk_record"),
    ("desk/clients/<uuid:client>/e/<uuid:entry>/", entry.entry, "desk_entry"),
    ("desk/clients/<uuid:client>/e/<uuid:entry>/answer/", entry.answer, "desk_answer"),
    ("desk/clients/<uuid:client>/end/", record.end, "desk_end"),
]
urlpatterns = [path(route, view, name=name) for route, view, name in PLACES]
