"""Things to do, to choose from, when one's own ideas do not come.

After the activity lexicon of the American Time Use Survey (US Bureau of Labor Statistics, public
domain), put into plain words and shortened, with words of other lives beside it. They are editable
as every room's words are: `idea.<key>` in `words.toml`. The groups say nothing about worth.
"""

OF = {
    "rest": (
        "lie", "tea", "bath", "window", "music", "radio", "film", "candle", "nap", "cloud",
        "breathe", "blanket",
    ),
    "home": (
        "meal", "bread", "soup", "dishes", "drawer", "laundry", "mend", "plants", "garden", "seeds",
        "flowers", "room", "letters", "bills",
    ),
    "body": (
        "walk", "river", "swim", "bike", "dance", "stretch", "yoga", "run", "hill", "boat", "fish",
        "ball",
    ),
    "people": (
        "ring", "visit", "sit", "eat", "child", "story", "help", "shop", "neighbour", "write",
        "thank", "ask", "invite",
    ),
    "animals": ("dog", "cat", "birds", "feed", "horse"),
    "hands": (
        "knit", "wood", "draw", "paint", "play", "sing", "photo", "build", "repair", "collect",
    ),
    "mind": (
        "read", "poem", "diary", "puzzle", "learn", "museum", "concert", "library", "language",
    ),
    "faith": ("service", "pray", "grave", "light", "scripture", "fast"),
    "giving": ("volunteer", "cook_for", "clothes", "teach", "tidy_street", "lift", "meeting"),
}  # fmt: skip
"""The keys of the ideas, group by group; the order says nothing."""
KEYS = frozenset(key for keys in OF.values() for key in keys)
