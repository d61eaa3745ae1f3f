"""Drills: real processes on real files, killed, copied and attacked."""
