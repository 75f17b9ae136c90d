"""Measures: what more than one exhibit asks of the store. Blind to language and figures."""
