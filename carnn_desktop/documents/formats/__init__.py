"""Annotation files of other tools: what each means, as one neutral value."""
