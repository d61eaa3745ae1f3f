"""Sealed pages: only their writer's browser opens them."""
