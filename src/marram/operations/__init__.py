"""What is done at the machine: serve, demo, invite, import, export, erase, doctor."""
