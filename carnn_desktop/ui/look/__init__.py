"""What the window looks like: theme, icons, fonts, and widgets without a subject."""
