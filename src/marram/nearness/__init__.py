"""Which passages say something like another: found on this machine, kept nowhere.

No label, score or count leaves this package: only the places of the nearest passages, in order.
"""
