"""The annotations of one image and all edits of them. No Qt, no torch, no files, no database."""
