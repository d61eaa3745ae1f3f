"""``erase-client``: keys first, then rows; no back-up of the data opens it again."""

from argparse import Namespace

from django.utils import timezone

from marram.operations import preparing
from marram.operations.commands import asking
from marram.operations.endings import Ended
from marram.people.actor import OPERATOR
from marram.record import erasing


def run(asked: Namespace) -> int:
    """Erase a client for ever, once the address was given a second time."""
    preparing.ask_ready()
    card = asking.client(asked.email)
    if card.is_clinician or card.is_administrator:
        raise Ended(f"{asked.email} also works here; end that part first. Nothing was erased.")
    if not asked.yes:
        again = asking.answer(
            f"This erases everything of {card.name} for ever. Type the address again:"
        )
        if again.casefold() != card.email.casefold():
            raise Ended("The address is another one. Nothing was erased.")
    erasing.erase_person_now(OPERATOR, owner=card.id, at=timezone.now())
    print("Erased. What is left is the list of deeds, with numbers in the place of names.")
    return 0
