"""Labels of recognisers, and the types of the graph that they stand for."""

from __future__ import annotations

TYPES = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "EVENT": "EVENT"}
"""spaCy's labels for names, and the graph's types."""
VOTED = ("PERSON", "ORG", "PLACE")
"""The types that are taken for each other; of equals the first wins."""
BODIES = ("POST", "AGENCY", "EVENT", "PAC")
"""What the recogniser's second layer tells apart."""
