"""The routes: each parses, calls one thing and formats."""
