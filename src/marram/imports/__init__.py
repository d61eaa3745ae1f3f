"""What a person brings with them: files are read by readers, each in a module of its own."""
