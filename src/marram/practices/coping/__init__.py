"""What helps me: an own list, what was used, and what helped when."""
