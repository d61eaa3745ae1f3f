"""Pure rules about text and time. Nothing here knows Django, the clock or the record."""
