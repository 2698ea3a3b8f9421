"""Models that give instances: a presence and masks with scores for each text."""
