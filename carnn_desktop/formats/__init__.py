"""Annotation files of this and other tools: a folder a format, the reader beside the writer."""
