"""A day of one annotator: the window used by keys and mouse for hours, in a random order."""
