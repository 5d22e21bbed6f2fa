"""Sums of money and dates, found in text and read as values."""
