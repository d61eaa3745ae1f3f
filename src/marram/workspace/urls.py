"""Where the pages of the desk are, each behind its gate."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path

from marram.accounts.gate import administrator_only, staff_only
from marram.workspace.pages import (
    account,
    client,
    clients,
    codes,
    entry,
    invite,
    library,
    like,
    meeting,
    notice,
    numbers,
    people,
    plans,
    policy,
    record,
    safeguarding,
    service,
    story,
    today,
)

View = Callable[..., HttpResponse]

PLACES: list[tuple[str, View, str]] = [
    ("desk/", today.today, "desk_today"),
    ("desk/account/", account.account, "desk_account"),
    ("desk/library/", library.library, "desk_library"),
    ("desk/invite/", invite.invite, "desk_invite"),
    ("desk/invite/letter/", invite.letter, "desk_letter"),
    ("desk/clients/", clients.clients, "desk_clients"),
    ("desk/clients/<uuid:client>/", client.client, "desk_client"),
    ("desk/clients/<uuid:client>/record/", record.record, "desk_record"),
    ("desk/clients/<uuid:client>/story/", story.story, "desk_story"),
    ("desk/clients/<uuid:client>/plans/", plans.plans, "desk_plans"),
    ("desk/clients/<uuid:client>/plans/mark/", plans.mark, "desk_plans_mark"),
    ("desk/clients/<uuid:client>/plans/<uuid:proposal>/", plans.agreed, "desk_agreed"),
    ("desk/clients/<uuid:client>/with/", meeting.with_client, "desk_with"),
    ("desk/clients/<uuid:client>/e/<uuid:entry>/", entry.entry, "desk_entry"),
    ("desk/clients/<uuid:client>/e/<uuid:entry>/like/", like.like, "desk_like"),
    (
        "desk/clients/<uuid:client>/e/<uuid:entry>/pictures/<uuid:media>/",
        entry.picture,
        "desk_picture",
    ),
    ("desk/clients/<uuid:client>/e/<uuid:entry>/answer/", entry.answer, "desk_answer"),
    ("desk/clients/<uuid:client>/e/<uuid:entry>/note/", safeguarding.safeguarding, "desk_mark"),
    ("desk/clients/<uuid:client>/n/<uuid:notice>/", notice.notice, "desk_notice"),
    ("desk/closed/", notice.closed, "desk_closed"),
    ("desk/clients/<uuid:client>/codes/", codes.codes, "desk_codes"),
    ("desk/clients/<uuid:client>/end/", record.end, "desk_end"),
]
ADMINISTRATOR: list[tuple[str, View, str]] = [
    ("desk/policy/", policy.service_policy, "desk_policy"),
    ("desk/people/", people.people, "desk_people"),
    ("desk/service/", service.desk_service, "desk_service"),
    ("desk/numbers/", numbers.desk_numbers, "desk_numbers"),
]
urlpatterns = [
    *(path(route, staff_only(view), name=name) for route, view, name in PLACES),
    *(path(route, administrator_only(view), name=name) for route, view, name in ADMINISTRATOR),
]
