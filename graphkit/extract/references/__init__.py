"""Mentions of one entity in a document: names, nouns and pronouns that mean the same."""
