"""The built-in model: its weights come with pip packages."""
