"""Plans: activities with their smallest version, and the days on which they are meant."""
