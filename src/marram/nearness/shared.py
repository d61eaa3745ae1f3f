"""The nearest passages by the words they share: the way for every language without a model."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from marram.nearness.pieces import words


def by_shared_words(asked: str, others: Sequence[str]) -> list[int]:
    """Return the places of the passages that share words with the one asked about, nearest first.

    A word counts for more the fewer passages have it (inverse document frequency), and a long
    passage for no more than a short one (cosine). A passage that shares no word, or only words
    that more than half of all passages have, is left out; a word that one passage alone has counts.
    """
    kept = [Counter(words(text)) for text in others]
    had = Counter(word for counts in kept for word in counts)
    many = len(others) or 1
    worth = {
        word: log((many + 1) / count) for word, count in had.items() if count <= max(1, many / 2)
    }
    wanted = {word for word in words(asked) if word in worth}
    found = []
    for place, counts in enumerate(kept):
        same = wanted & counts.keys()
        if same:
            length = sqrt(sum((worth.get(word, 0.0)) ** 2 for word in counts))
            found.append((-sum(worth[word] ** 2 for word in same) / length, place))
    return [place for _, place in sorted(found)]
