"""How the head of the clicks is learned from open32; the product does not need it at run time."""
