"""Learning from the photos that are reviewed in the window, and fresh proposals for the others."""
