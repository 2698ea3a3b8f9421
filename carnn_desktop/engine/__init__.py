"""The segmenter: CLIP as RNN (arXiv 2312.07661). Knows torch and pixels, no Qt."""
