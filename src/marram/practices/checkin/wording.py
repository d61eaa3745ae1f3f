"""Questions and steps in words, of the room's own and of a person's own."""

from django.utils import formats

from marram.kit.asking import Choice
from marram.kit.showing import Sayer
from marram.practices.checkin import rules
from marram.practices.checkin.rules import GIVEN, CheckIn, Settings
from marram.practices.checkin.showing import Asked


def ask(question: str, known: Settings, say: Sayer) -> str:
    """Return a question as it is asked."""
    own = known.own_by_id().get(question)
    return own.ask if own else say(f"question.{question}.ask")


def step(question: str, value: int, known: Settings, say: Sayer) -> str:
    """Return one step in words; for a question of one's own the number, and its end in words."""
    if question in GIVEN:
        return say(f"question.{question}.step.{value}")
    own = known.own_by_id().get(question)
    end = ""
    if own and value in {own.least, own.most}:
        end = own.low if value == own.least else own.high
    return f"{value}, {end}" if end else str(value)


def ends(question: str, known: Settings, say: Sayer) -> tuple[str, str]:
    """Return the words of the low and of the high end of a question's scale."""
    least, most = known.scale(question)
    return step(question, least, known, say), step(question, most, known, say)


def asked(question: str, known: Settings, say: Sayer) -> Asked:
    """Return a question with a button for each step, or for a number where there are many."""
    least, most = known.scale(question)
    low, high = ends(question, known, say)
    few = most - least < rules.BUTTONS
    return Asked(
        name=f"q-{question}",
        ask=ask(question, known, say),
        steps=tuple(
            Choice(str(value), step(question, value, known, say))
            for value in range(least, most + 1)
        )
        if few
        else (),
        least=least,
        most=most,
        low="" if few else low,
        high="" if few else high,
    )


def bands(say: Sayer) -> tuple[Asked, ...]:
    """Return the three questions about missing, getting on and a rest from both."""
    amounts = tuple(Choice(one, say(f"amount.{one}")) for one in rules.AMOUNTS)
    rests = tuple(Choice(one, say(f"rest.{one}")) for one in rules.RESTS)
    kinds = (("loss", amounts), ("restoring", amounts), ("rest", rests))
    return tuple(Asked(name, say(f"band.{name}.ask"), steps, 0, 0) for name, steps in kinds)


def of_bands(item: CheckIn, say: Sayer) -> str:
    """Return what was said about missing, getting on and a rest, "" for nothing."""
    said = (
        (say("short.loss"), say(f"amount.{item.loss}") if item.loss else ""),
        (say("short.restoring"), say(f"amount.{item.restoring}") if item.restoring else ""),
        (say("short.rest"), say(f"rest.{item.rest}") if item.rest else ""),
    )
    return ", ".join(f"{name} {words}" for name, words in said if words)


def line(item: CheckIn, known: Settings, say: Sayer) -> str:
    """Return one check-in as a line: its day, its clock, and each answer after its question."""
    answers = [
        f"{ask(one, known, say)} {step(one, item.answers[one], known, say)}"
        for one in known.known()
        if one in item.answers
    ]
    if said := of_bands(item, say):
        answers.append(f"{say('figure.bands')} {said}")
    when = ", ".join(filter(None, (formats.date_format(item.day, "l j F"), item.clock)))
    return f"{when}: {'; '.join(answers)}"


def filled(text: str, **named: str) -> str:
    """Return a text with its names filled in."""
    for name, words in named.items():
        text = text.replace(f"{{{name}}}", words)
    return text
