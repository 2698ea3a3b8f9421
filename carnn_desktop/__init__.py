"""CaRNN Desktop: text-prompted segmentation and COCO annotation of image folders."""

__version__ = "0.1.0"
