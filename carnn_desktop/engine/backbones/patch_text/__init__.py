"""Models whose last layer's patches are compared with texts: SigLIP, SigLIP 2 and TIPSv2."""
