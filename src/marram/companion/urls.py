"""Where each place of the client's face is. Addresses name places; ids in them are random."""

from django.urls import path

from marram.companion.pages import (
    bring_in,
    data,
    entry,
    help,  # noqa: A004 - the page is called so
    home,
    leave,
    look,
    privacy,
    put_away,
    safety,
    search,
    share,
    sharing,
    tell,
    tellings,
    today,
    write,
    writing,
    you,
)

E = "me/e/<uuid:entry>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("help/", help.help_now, name="help"),
    path("leave/", leave.leave, name="leave"),
    path("gone/", leave.gone, name="gone"),
    path("safety/", safety.safety, name="safety"),
    path("me/", today.today, name="today"),
    path("me/write/", write.write, name="write"),
    path("me/write/new/", writing.write_new, name="write_new"),
    path("me/tell/", tell.tell_team, name="tell_team"),
    path("me/tell/<uuid:act>/", tell.told_team, name="told_team"),
    path("me/safe/", tell.safe_now, name="safe_now"),
    path("me/search/", search.search, name="search"),
    path("me/put-away/", put_away.put_away_list, name="put_away_list"),
    path(E, entry.entry, name="entry"),
    path(f"{E}edit/", writing.entry_edit, name="entry_edit"),
    path(f"{E}keep/", writing.entry_keep, name="entry_keep"),
    path(f"{E}share/", share.share, name="entry_share"),
    path(f"{E}take-back/", share.take_back, name="take_back"),
    path(f"{E}tellings/", tellings.tellings, name="tellings"),
    path(f"{E}put-away/", put_away.put_away, name="put_away"),
    path(f"{E}bring-back/", put_away.bring_back, name="bring_back"),
    path(f"{E}erase/", put_away.erase, name="entry_erase"),
    path("me/you/", you.you, name="you"),
    path("me/you/sharing/", sharing.you_sharing, name="you_sharing"),
    path("me/you/look/", look.you_look, name="you_look"),
    path("me/you/privacy/", privacy.you_privacy, name="you_privacy"),
    path("me/you/data/", data.you_data, name="you_data"),
    path("me/you/data/archive/", data.you_archive, name="you_archive"),
    path("me/you/data/erase/", data.you_erase, name="you_erase"),
    path("me/you/data/erase/now/", data.you_erase_now, name="you_erase_now"),
    path("me/you/data/stay/", data.you_stay, name="you_stay"),
    path("me/you/import/", bring_in.you_import, name="you_import"),
]
