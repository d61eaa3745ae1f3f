"""The one door to the mail server. What goes out is fixed neutral text, a link or a code."""

import logging
import threading
from enum import StrEnum
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from marram.people import directory

log = logging.getLogger("marram.accounts")


class Message(StrEnum):
    """Every message there is."""

    INVITATION = "invitation"
    CODE = "code"
    CODES_MADE = "codes_made"
    NOTICE = "notice"
    """To somebody who works here: please look at the desk. It names nobody and nothing."""
    REMINDER = "reminder"
    """To somebody who asked for one. It says that, and nothing else."""


def works() -> bool:
    """Say whether a mail server is set."""
    return bool(settings.MARRAM_MAIL)


def send(person_id: UUID, *, message: Message, link: str = "", code: str = "") -> bool:
    """Send a message to a person now and say whether the mail server took it."""
    made = _written(person_id, message, link, code)
    return made is not None and _post(made)


def notify_staff(person_id: UUID) -> bool:
    """Ask somebody who works here to look at the desk now; say whether the mail server took it."""
    return send(person_id, message=Message.NOTICE, link=address("/desk/"))


def address(path: str) -> str:
    """Return the whole address of a place of this installation."""
    return f"{settings.MARRAM_PUBLIC_URL}{path}"


def send_soon(person_id: UUID, *, message: Message, link: str = "", code: str = "") -> None:
    """Send a message beside the request, so that its answer takes as long as one without mail."""
    made = _written(person_id, message, link, code)
    if made is not None:
        threading.Thread(target=_post, args=(made,), daemon=True).start()


def _written(person_id: UUID, message: Message, link: str, code: str) -> EmailMessage | None:
    card = directory.person(person_id)
    if not works() or not card.email:
        return None
    context = {"service": directory.service(), "link": link, "code": code}
    with translation.override(card.language):
        subject = render_to_string(f"accounts/mail/{message}_subject.txt", context)
        body = render_to_string(f"accounts/mail/{message}.txt", context)
    return EmailMessage(" ".join(subject.split()), body, to=[card.email])


def _post(made: EmailMessage) -> bool:
    try:
        return bool(made.send())
    except (SMTPException, OSError) as error:
        log.warning("The mail server did not take a message: %s", type(error).__name__)
        return False
