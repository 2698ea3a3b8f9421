"""SigLIP and SigLIP 2 models of fixed size."""
