"""Photos: decoding upright, pixels, content hashes."""
