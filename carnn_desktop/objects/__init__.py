"""What masks of objects look like: tidied, measured, and parted where objects touch. Pure numpy."""
