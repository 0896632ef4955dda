"""The embedding models: the shipped one read without torch, every other one through sentence-transformers."""
