"""In my hands: what can be done, what could be nudged, what is out of reach."""
