"""Qt item models over services and documents."""
