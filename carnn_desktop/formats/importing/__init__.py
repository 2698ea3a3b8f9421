"""From a file of annotations to a plan of what it would change."""
