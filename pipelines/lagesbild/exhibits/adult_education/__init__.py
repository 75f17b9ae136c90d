"""Adult education of a municipality in Sweden: who needs it, and how many are without work."""
