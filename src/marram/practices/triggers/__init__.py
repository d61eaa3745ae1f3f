"""What set it off: short, and never told again."""
