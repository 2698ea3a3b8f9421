"""A run over photos: planned, processed and stored, for the window and the command line alike."""
