"""Immutable image documents, masks, the project file and COCO. Knows no Qt and no torch."""
