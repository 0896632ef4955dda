"""The ways to answer a question, by what its answer is for."""
