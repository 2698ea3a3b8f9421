"""Looking at the photo: the overview in the corner, and the width of the window."""
