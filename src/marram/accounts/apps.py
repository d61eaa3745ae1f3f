from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Invitation, sign-in, unlock and sessions."""

    name = "marram.accounts"
    label = "accounts"
