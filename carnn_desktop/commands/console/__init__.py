"""What the command line says and how commands are declared."""
