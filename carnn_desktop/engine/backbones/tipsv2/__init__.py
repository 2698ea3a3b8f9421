"""TIPSv2 models, whose patches were trained to match texts."""
