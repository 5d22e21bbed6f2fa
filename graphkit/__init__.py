"""graphkit: who is connected to whom, through what, and which sentence says so."""

__version__ = "0.1.0"
