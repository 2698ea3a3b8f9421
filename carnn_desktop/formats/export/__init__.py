"""Data sets in the formats of trainers and other tools."""
