"""The journal: a page, or one line, with a prompt or without."""
