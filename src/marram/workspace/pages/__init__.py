"""The pages of the desk, a file each."""
