"""Merging, dividing and counting COCO files."""
