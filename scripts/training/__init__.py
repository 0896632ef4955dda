"""The training of the shipped embedding model; nothing that serves imports it."""
