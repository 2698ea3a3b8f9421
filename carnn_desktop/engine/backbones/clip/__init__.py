"""Hugging Face CLIP models."""
