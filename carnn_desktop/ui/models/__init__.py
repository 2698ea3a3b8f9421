"""Which model runs: choosing and managing."""
