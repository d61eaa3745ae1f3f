"""How near a page goes, and when: pace, early grief, doors, and the gate before close work (L3).

One rule in one place. Rooms ask it and none decides for itself. A gate decides what is offered and
begun; it never hides what was written and never refuses words (RULINGS 27 to 29).
"""
