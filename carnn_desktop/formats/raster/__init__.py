"""Label pictures: one label a pixel."""
