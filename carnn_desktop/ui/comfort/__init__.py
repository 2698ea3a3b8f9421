"""Settings, keys, languages, models, the first-run guide."""
