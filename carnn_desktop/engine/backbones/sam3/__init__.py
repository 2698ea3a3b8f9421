"""SAM 3 and SAM 3 LiteText: a text, and a mask for each thing it names."""
