"""What protected tables of adult education say of a municipality, a provider or the county."""
