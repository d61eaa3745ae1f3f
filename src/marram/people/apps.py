from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who there is and who works with whom."""

    name = "marram.people"
    label = "people"
