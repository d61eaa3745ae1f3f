"""Text as people type it: what may be kept, how it is searched, and where it may be cut."""

import re
import unicodedata

_NOT_STORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_ZWJ = "\u200d"
_ENDS = "\r\n"
_REGIONAL = range(0x1F1E6, 0x1F200)
_VIRAMA_CLASS = 9
# Signs that stay with the character before them, though their category is not a mark:
# joiners, Thai and Lao vowels, half-width sound marks, skin tones, tags (Unicode 15, GB9).
_EXTENDING = re.compile(
    "[\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
# Signs that stay with the character after them (Unicode 15, GB9b).
_PREPENDED = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
    "\U0001193f\U00011941\U00011a3a\U00011a84-\U00011a89\U00011d46\U00011f02]"
)
# Korean letters and whole syllables: parted less often than Unicode's GB6-8 would allow.
_HANGUL = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uac00-\ud7a3]")
_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
_KEEP_WORDS_FROM = 0.6
_MOST_DIGITS = 9


def storable(text: str) -> str:
    """Return the text as typed, without what no database keeps.

    That is NUL, lone surrogates and control characters. Line ends become
    a plain newline, whichever way the device wrote them. Nothing is normalised.
    """
    kept = _NOT_STORABLE.sub("", text)
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def searchable(text: str) -> str:
    """Return the text folded for comparing, so that case and compatibility forms do not matter."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded)


def plain_digits(text: str) -> str:
    """Return the text with the decimal digits of any script as 0 to 9, and nothing else changed."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def whole_number(text: str) -> int | None:
    """Return the number that is all of this text, in digits of any script; None for other texts.

    One of more than nine digits is none: nothing here counts so far.
    """
    bare = text.strip()
    return int(bare) if bare.isdecimal() and len(bare) <= _MOST_DIGITS else None


def first_words(text: str, *, limit: int) -> str:
    """Return the start of the first line that has words, at most `limit` characters.

    It is never cut inside what a reader sees as one character. A space is
    preferred as the place to cut. When even the first written character is longer than the
    limit, nothing is returned rather than a piece of it.
    """
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    if len(line) <= limit:
        return line
    least = int(limit * _KEEP_WORDS_FROM)
    for at in range(limit, least, -1):
        if line[at].isspace() and is_border(line, at):
            return line[:at].rstrip()
    at = limit
    while at > 0 and not is_border(line, at):
        at -= 1
    return line[:at].rstrip()


def is_border(text: str, at: int) -> bool:
    """Return whether text may be cut before index `at` without parting a written character.

    Careful rather than complete: some true borders are refused (between two Hangul jamo, after a
    zero-width joiner), but no place is allowed that Unicode's grapheme rules forbid.
    """
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before in _ENDS or after in _ENDS:
        return (before, after) != ("\r", "\n")
    return not (
        _extends(after)
        or before == _ZWJ
        or _PREPENDED.match(before)
        or _in_one_syllable(before, after)
        or _in_one_flag(text, at)
        or _in_conjunct(text, at)
    )


def _in_one_syllable(before: str, after: str) -> bool:
    korean = _HANGUL.match(before) and _HANGUL.match(after)
    return bool(korean and (_JAMO.match(before) or _JAMO.match(after)))


def _extends(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or bool(_EXTENDING.match(character))


def _in_one_flag(text: str, at: int) -> bool:
    """Return whether the place lies between the two letters of a flag."""
    if ord(text[at]) not in _REGIONAL:
        return False
    start = at
    while start > 0 and ord(text[start - 1]) in _REGIONAL:
        start -= 1
    return (at - start) % 2 == 1


def _in_conjunct(text: str, at: int) -> bool:
    """Return whether the marks just before hold a virama, which ties the next letter to them."""
    while at > 0 and _extends(text[at - 1]):
        if unicodedata.combining(text[at - 1]) == _VIRAMA_CLASS:
            return True
        at -= 1
    return False
