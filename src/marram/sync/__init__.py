"""Devices that were away: what they sealed is opened, kept once, and answered with a receipt."""
