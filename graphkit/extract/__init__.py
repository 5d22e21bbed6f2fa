"""A Document becomes Mentions and Claims: a spaCy pipeline of our own components."""

from graphkit.extract.pipeline import ExtractSettings, extract, load

__all__ = ["ExtractSettings", "extract", "load"]
