"""Is a COCO file what its readers expect, and what can be mended of it?"""
