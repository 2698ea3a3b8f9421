"""Export to COCO and the other formats."""
