"""SigLIP models, SigLIP 2 of fixed size, and its NaFlex models."""
