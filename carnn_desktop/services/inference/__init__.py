"""The one thread that computes."""
