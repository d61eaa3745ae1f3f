"""Photographs and sounds: what a file really is, and a photograph without what its file says."""
