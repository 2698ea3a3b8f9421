"""Export: dialog, preview, report."""
