"""Imported annotations into a project: which photo, which concept, what changes."""
