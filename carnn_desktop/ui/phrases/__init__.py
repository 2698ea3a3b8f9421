"""Phrase candidates and refinement by clicks."""
