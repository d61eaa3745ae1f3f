"""What matters: in one's own words, how near days are to it, and what carried it."""
