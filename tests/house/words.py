"""Words that are never used towards a person who grieves, and how a text is searched for them."""

import re

BANNED = (
    "streak",
    "overdue",
    "missed",
    "failed",
    "failure",
    "goal met",
    "journey",
    "recover from",
    "loved one",
    "loved ones",
    "pass away",
    "passed away",
    "closure",
    "acceptance",
    "move on",
    "moving on",
    "moved on",
    "stage of grief",
    "stages of grief",
    "strong",
    "brave",
    "should",
    "must",
    "great job",
    "well done",
    "at least",
    "don't worry",
    "homework",
    "everything happens for a reason",
    "we understand",
    "victim",
    "committed suicide",
    "sufferer",
    "non-compliant",
    "compliance",
)
BORDERED = r"(?<![\w-])(" + "|".join(map(re.escape, BANNED)) + r")(?![\w-])"
PATTERN = re.compile(BORDERED, re.IGNORECASE)


def banned_in(text: str) -> list[str]:
    """Return each word of a text that is never said, as it stands there."""
    return [match.group(0) for match in PATTERN.finditer(text.replace("\u2019", "'"))]
