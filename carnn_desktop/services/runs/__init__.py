"""Runs as the window sees them: the open image, the folder, the state of the model."""
