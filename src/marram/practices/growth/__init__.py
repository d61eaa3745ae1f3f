"""What may be growing: stones and shoots, never put forward."""
