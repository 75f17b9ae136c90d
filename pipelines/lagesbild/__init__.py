"""Lägesbild: situation briefs for groups of municipalities, made from open statistics."""
