"""The window: widgets only, no logic that a test could not reach without them."""
