"""``invite``: make a client and print their link."""

from argparse import Namespace

from django.conf import settings
from django.utils import timezone

from marram.kit.safety import ready
from marram.operations import doors, preparing
from marram.operations.endings import Ended
from marram.people import directory
from marram.people.directory import PersonCard


def run(asked: Namespace) -> int:
    """Make a client who works with a clinician here, and print the link that opens their place."""
    preparing.ask_ready()
    if "@" not in asked.email.strip("@"):
        raise Ended(f"{asked.email!r} is not an e-mail address.")
    if not asked.name.strip():
        raise Ended("A client needs a name; it can be changed later.")
    if ready.missing():
        raise Ended(
            "Before the first client is invited, the service signs its policy and compares the "
            f"numbers of Help now: {settings.MARRAM_PUBLIC_URL}/desk/policy/ (./marram serve)."
        )
    clinician = _clinician(asked.clinician)
    if directory.find_by_address(asked.email) is not None:
        raise Ended(f"Somebody here already uses {asked.email}.")
    name = asked.name.strip()
    invited = doors.invite(email=asked.email, name=name, clinician=clinician.id, at=timezone.now())
    sent = " It was also sent by e-mail." if invited.mailed else ""
    print(invited.link)
    print(f"This link is for {name}. It works once, until {invited.until:%d %B %Y}.{sent}")
    if invited.paper_codes:
        print("No mail goes out from here, so these codes open it; each of them once:")
        print("\n".join(f"  {code}" for code in invited.paper_codes))
    return 0


def _clinician(email: str | None) -> PersonCard:
    if email is not None:
        card = directory.find_by_address(email)
        if card is None or not card.is_clinician:
            raise Ended(f"There is no clinician here with the address {email}.")
        return card
    found = [card for card in directory.everybody() if card.is_clinician]
    if len(found) > 1:
        raise Ended("There is more than one clinician here: say who with --with CLINICIAN_EMAIL.")
    if not found:
        raise Ended("Nobody works here yet: take up the address that ./marram serve prints first.")
    return found[0]
