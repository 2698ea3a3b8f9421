"""OWLv2: boxes of texts, or of things that look like an example."""
