"""Chosen measures: what a group decided to do, and its figures then and now."""
