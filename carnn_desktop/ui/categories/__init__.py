"""The classes of the project: panel, editor, chooser."""
