"""What a person takes with them. Nothing here decides who may: it asks the record."""
