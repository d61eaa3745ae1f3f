"""Words to choose from, when one's own do not come: adapted, and no list of right ones.

After the Personal Values Card Sort of W. R. Miller, J. C'de Baca, D. B. Matthews and P. L.
Wilbourne (2001), which is in the public domain, with words of other traditions beside it. They are
editable as every room's words are: `card.<key>` in `words.toml`.
"""

OF = {
    "near": ("family", "friend", "loved", "neighbour", "care", "ancestors", "honour", "welcome"),
    "hands": ("craft", "land", "provide", "teach", "finish", "mend", "service"),
    "faith": ("faith", "prayer", "custom", "humble", "forgive", "thanks", "duty"),
    "self": ("honest", "free", "learn", "courage", "own", "calm", "alone"),
    "days": ("order", "simple", "play", "beauty", "body", "humour", "music"),
    "world": ("fair", "peace", "nature", "help", "respect", "safe", "change"),
}
"""The keys of the cards, group by group; the order says nothing."""
KEYS = frozenset(key for keys in OF.values() for key in keys)
