"""Population: how many, of which ages, by which changes."""
