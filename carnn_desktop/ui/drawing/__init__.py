"""Drawing tools: polygon, box, brush, vertices, clicks, and the edits of masks."""
