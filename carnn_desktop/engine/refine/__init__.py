"""What sharpens masks: dense CRF, GrabCut, Segment Anything."""
