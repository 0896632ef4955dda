"""Tells in one sentence who is reported: whose words or views somebody else tells."""
