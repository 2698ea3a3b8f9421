"""Label quality: comparison, statistics, calibration."""
