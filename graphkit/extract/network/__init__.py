"""The networks that read words: names by a small transformer, vectors for the parser."""
