"""What wakes up later. A wake-up names whose it is and a line or page, never what it is about."""
