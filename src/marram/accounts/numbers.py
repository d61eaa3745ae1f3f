"""The number to call in danger, by country, on the pages before signing in."""

EMERGENCY = {"GB": "999", "IE": "112"}


def emergency(country: str) -> str:
    """Return the number of the country; 112 reaches help in most others."""
    return EMERGENCY.get(country, "112")
