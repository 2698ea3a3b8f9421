"""What reviewed photos taught: the chip in the prompt bar, and the window of learned classes."""
