"""Invitation, sign-in, unlock and sessions."""
