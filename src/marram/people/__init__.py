"""Person, Service, CareBond, Device, Actor: who there is and who works with whom."""
