"""Service need: when the change in ages reaches education, and where."""
