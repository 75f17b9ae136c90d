"""Clients of the services: bytes in, nothing read into frames here."""
