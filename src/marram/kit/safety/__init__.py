"""What is done when somebody is not safe: what is shown, who is told, and how that is followed."""
