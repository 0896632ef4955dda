"""How many good answers may be held back where nothing else is set."""

FALSE_REFUSALS = 0.1
"""Of the questions that the letters answer, the share that may be refused.

With half of it about twice as many questions are answered that the letters do not answer (`scripts/results`).
"""
