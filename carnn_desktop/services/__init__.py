"""What the window asks for, without widgets: inference thread, session, folder runs, settings."""
