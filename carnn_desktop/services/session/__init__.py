"""The session: the open folder, and what the window may ask for."""
