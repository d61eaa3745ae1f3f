"""The client's face."""
