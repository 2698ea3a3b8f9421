"""COCO: reading, writing, checking, mending."""
