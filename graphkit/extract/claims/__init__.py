"""Who did what to whom: patterns over the parse, and what else states a relation."""
