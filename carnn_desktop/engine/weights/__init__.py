"""Which weights there are, where they lie, how they get there."""
