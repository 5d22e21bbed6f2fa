"""A Document becomes Mentions and Claims: a spaCy pipeline of our own components."""

from graphkit.extract.language import with_language
from graphkit.extract.pipeline import ExtractSettings, extract, load

__all__ = ["ExtractSettings", "extract", "load", "with_language"]
