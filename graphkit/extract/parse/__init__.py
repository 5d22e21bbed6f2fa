"""The parse of a sentence: who does what to whom, and which mentions the words stand for."""
