"""COCO: writing, checking."""
