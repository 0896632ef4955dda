"""Trains the reader, which tells which sentences of a passage answer a question."""
