"""Measurements of graphkit: quality on annotated text, speed, the page. Run `python -m benchmarks --help`."""
