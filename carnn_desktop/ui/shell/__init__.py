"""The window itself: its frame, actions, keys and menus."""
