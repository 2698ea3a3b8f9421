"""Grounding DINO and MM-Grounding DINO: boxes of texts."""
