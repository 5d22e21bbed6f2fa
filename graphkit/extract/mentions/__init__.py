"""Names: found, given their borders and their types."""
