"""The pages of signing in. Each asks for one thing and works without JavaScript."""
