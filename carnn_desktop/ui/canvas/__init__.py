"""The image canvas: view, layers, input."""
