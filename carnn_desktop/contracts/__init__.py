"""Values that cross a layer or a thread: frozen, numpy only; imports nothing of ours above it."""
