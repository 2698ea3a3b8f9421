"""Import of annotations that other tools wrote."""
