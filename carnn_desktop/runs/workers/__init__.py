"""Several processes that share the photos of a run, one a device, with the weights loaded once."""
