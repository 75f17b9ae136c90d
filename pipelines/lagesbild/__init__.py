"""Lägesbild: situation briefs for groups of municipalities, made from open statistics."""

__version__ = "0.1.0"
