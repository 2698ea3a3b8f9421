"""Guide, shortcut sheet, error report, about."""
