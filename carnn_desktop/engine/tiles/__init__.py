"""Parts of a photo looked at by themselves: tiles for small things, and a crop alone."""
