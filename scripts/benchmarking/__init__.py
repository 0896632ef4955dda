"""Measures how fast Briefwijzer is, and how much memory it takes."""
