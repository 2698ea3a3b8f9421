"""Running the segmenter from the command line."""
