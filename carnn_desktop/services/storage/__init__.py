"""Threads that read and write: photos, thumbnails, the project file."""
