"""What to look for: the prompt bar, suggestions, background words, folder runs."""
