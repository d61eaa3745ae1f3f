"""Finding and keeping people: names come out unsealed, as frozen values, never as tables."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from marram.keys import purposes
from marram.keys.keyring import KeyGone
from marram.people import shown
from marram.people.models import CareBond, Person, Service


class NoSuchPerson(Exception):
    """Nobody here has this id or address."""


class AddressTaken(Exception):
    """Somebody here already uses this e-mail address."""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as a page may show them."""

    id: UUID
    name: str
    email: str
    phone: str
    call_me: str
    is_client: bool
    is_clinician: bool
    is_administrator: bool
    state: str
    language: str
    time_zone: str
    country: str
    look: dict[str, Any] = field(default_factory=dict)
    leaving_at: datetime | None = None
    away_until: date | None = None
    """Until when somebody who works here is away; who stands in meanwhile is `deputy`."""
    deputy: UUID | None = None

    def away_on(self, day: date) -> bool:
        """Say whether they are away on a day."""
        return self.away_until is not None and day < self.away_until

    @property
    def initials(self) -> str:
        """Return up to two letters for the round badge beside a name."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@dataclass(frozen=True, slots=True)
class BondCard:
    """A bond with both people in it."""

    id: UUID
    client: PersonCard
    clinician: PersonCard
    opened_on: date
    ended_at: datetime | None
    next_meeting: datetime | None


ICONS = ("shore", "note", "leaf", "tile")
"""What a phone shows for this place. None of them says what it is for."""


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """What the service is called and where Leave goes."""

    name: str
    app_name: str
    country: str
    language: str
    leave_url: str
    is_demo: bool
    icon: str = ICONS[0]

    @property
    def icon_file(self) -> str:
        """Return which file is its icon."""
        return f"marram/icons/{self.icon}.svg"


def add_person(
    *,
    name: str,
    at: datetime,
    email: str = "",
    phone: str = "",
    call_me: str = "",
    client: bool = False,
    clinician: bool = False,
    administrator: bool = False,
    active: bool = False,
    country: str = "GB",
    language: str = "en-gb",
    person_id: UUID | None = None,
) -> PersonCard:
    """Keep a new person with an identity key of their own, and return their card."""
    ident = person_id or uuid4()
    if email and find_by_address(email) is not None:
        msg = "Somebody here already uses this e-mail address."
        raise AddressTaken(msg)
    purposes.make_identity(ident)
    sealed = {"name": name, "email": email, "phone": phone, "call_me": call_me or name}
    row = Person.objects.create(
        id=ident,
        is_client=client,
        is_clinician=clinician,
        is_administrator=administrator,
        state=Person.State.ACTIVE if active else Person.State.INVITED,
        identity=purposes.seal_identity(ident, sealed),
        address_index=purposes.blind_index(email) if email else None,
        created_on=at.date(),
        country=country,
        language=language,
    )
    return _card(row)


def person(person_id: UUID) -> PersonCard:
    """Return the person, or raise NoSuchPerson."""
    row = Person.objects.filter(id=person_id).first()
    if row is None:
        msg = "Nobody here has this id."
        raise NoSuchPerson(msg)
    return _card(row)


def zone_of(person_id: UUID | None) -> ZoneInfo:
    """Return the zone of the clock on this person's wall, UTC for nobody or an unknown one.

    Nothing else of them is opened.
    """
    wanted = [person_id] if person_id else []
    found = Person.objects.filter(id__in=wanted).values_list("time_zone", flat=True)
    try:
        return ZoneInfo(next(iter(found), "UTC"))
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def find_by_address(email: str) -> PersonCard | None:
    """Return the person who uses this e-mail address, found by its blind index."""
    row = Person.objects.filter(address_index=purposes.blind_index(email)).first()
    return _card(row) if row else None


def everybody() -> list[PersonCard]:
    """Return all people of this installation, by name: for the administrator and for commands."""
    return sorted((_card(row) for row in Person.objects.all()), key=lambda card: card.name)


def anybody_here() -> bool:
    """Say whether this installation has its first person."""
    return Person.objects.exists()


def change_identity(person_id: UUID, **changes: str) -> PersonCard:
    """Keep a changed name, call_me, e-mail or phone, and return the new card."""
    with transaction.atomic():
        row = Person.objects.select_for_update().get(id=person_id)
        known = purposes.open_identity(person_id, row.identity)
        if changes.get("email", known["email"]) != known["email"]:
            taken = find_by_address(changes["email"]) if changes["email"] else None
            if taken is not None and taken.id != person_id:
                msg = "Somebody here already uses this e-mail address."
                raise AddressTaken(msg)
            row.address_index = purposes.blind_index(changes["email"]) if changes["email"] else None
        row.identity = purposes.seal_identity(person_id, known | changes)
        row.save()
    return _card(row)


def change_person(person_id: UUID, **changes: Any) -> PersonCard:
    """Keep changed open fields (language, country, look, state, parts) and return the card."""
    Person.objects.filter(id=person_id).update(**changes)
    return person(person_id)


def open_bond(*, client: UUID, clinician: UUID, at: datetime, bond_id: UUID | None = None) -> UUID:
    """Return the id of the open bond of these two, opened now if there was none.

    Its sharing key is made by `record.sharing.prepare_bond`.
    """
    row = CareBond.objects.filter(client=client, clinician=clinician, ended_at=None).first()
    if row is None:
        row = CareBond.objects.create(
            id=bond_id or uuid4(), client_id=client, clinician_id=clinician, opened_on=at.date()
        )
    return row.id


def close_bond(bond: UUID, *, at: datetime) -> None:
    """Mark a bond as ended. Called by `record.sharing.end_bond`, which destroys its key."""
    CareBond.objects.filter(id=bond, ended_at=None).update(ended_at=at)


def bond(bond_id: UUID) -> BondCard:
    """Return the bond, open or ended, or raise NoSuchPerson."""
    row = CareBond.objects.select_related("client", "clinician").filter(id=bond_id).first()
    if row is None:
        msg = "There is no such bond."
        raise NoSuchPerson(msg)
    return _bond_card(row)


def bonds_of_client(client: UUID, *, ended: bool = False) -> list[BondCard]:
    """Return a client's open bonds, or with `ended` the ended ones: the oldest first, then by name.

    A database that is not asked for an order gives none.
    """
    rows = CareBond.objects.filter(client=client, ended_at__isnull=not ended)
    cards = [_bond_card(row) for row in rows.select_related("client", "clinician")]
    return sorted(cards, key=lambda card: (card.opened_on, card.clinician.name))


def bonds_of_clinician(clinician: UUID, *, ended: bool = False) -> list[BondCard]:
    """Return a clinician's open bonds by the client's name, or with `ended` the ended ones."""
    rows = CareBond.objects.filter(clinician=clinician, ended_at__isnull=not ended)
    cards = [_bond_card(row) for row in rows.select_related("client", "clinician")]
    return sorted(cards, key=lambda card: card.client.name)


def all_bonds() -> list[BondCard]:
    """Return every open bond, by the client's name and then the clinician's."""
    rows = CareBond.objects.filter(ended_at=None).select_related("client", "clinician")
    cards = [_bond_card(row) for row in rows]
    return sorted(cards, key=lambda card: (card.client.name, card.clinician.name))


def set_next_meeting(bond_id: UUID, *, at: datetime | None) -> None:
    """Keep when these two next meet, or that no time is agreed."""
    CareBond.objects.filter(id=bond_id).update(next_meeting=at)


def service() -> ServiceCard:
    """Return the service; one without a name before set-up."""
    row = Service.objects.filter(id=1).first()
    if row is None:
        return ServiceCard(
            "Marram", "Marram", "GB", "en-gb", "https://www.bbc.co.uk/weather", is_demo=False
        )
    named = purposes.open_small(row.sealed, purpose="service", row=1)
    return ServiceCard(
        named["name"],
        named["app_name"],
        row.country,
        row.language,
        row.leave_url,
        row.is_demo,
        named.get("icon", ICONS[0]),
    )


def name_service(
    *,
    name: str,
    app_name: str = "Marram",
    country: str = "GB",
    demo: bool = False,
    leave_url: str = "",
    icon: str = ICONS[0],
) -> None:
    """Keep what the service is called and how it is shown."""
    row = Service.objects.filter(id=1).first() or Service(id=1)
    named = {"name": name, "app_name": app_name, "icon": icon}
    row.sealed = purposes.seal_small(named, purpose="service", row=1)
    row.country, row.is_demo = country, demo or row.is_demo
    row.leave_url = leave_url or row.leave_url
    row.save()
    shown.keep(app_name=app_name, icon=icon, leave_url=row.leave_url)


def remove_person(person_id: UUID) -> None:
    """Delete a person's rows here. Called by `record.erasing`, after the keys are gone."""
    Person.objects.filter(id=person_id).delete()
    purposes.destroy_identity(person_id)


def _card(row: Person) -> PersonCard:
    try:
        known = purposes.open_identity(row.id, row.identity)
    except KeyGone:
        known = {"name": "", "email": "", "phone": "", "call_me": ""}
    return PersonCard(
        id=row.id,
        name=known["name"],
        email=known["email"],
        phone=known["phone"],
        call_me=known["call_me"],
        is_client=row.is_client,
        is_clinician=row.is_clinician,
        is_administrator=row.is_administrator,
        state=row.state,
        language=row.language,
        time_zone=row.time_zone,
        country=row.country,
        look=row.look,
        leaving_at=row.leaving_at,
        away_until=date.fromisoformat(known["away"]) if known.get("away") else None,
        deputy=UUID(known["deputy"]) if known.get("deputy") else None,
    )


def _bond_card(row: CareBond) -> BondCard:
    return BondCard(
        id=row.id,
        client=_card(row.client),
        clinician=_card(row.clinician),
        opened_on=row.opened_on,
        ended_at=row.ended_at,
        next_meeting=row.next_meeting,
    )
