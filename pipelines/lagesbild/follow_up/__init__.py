"""Following chosen measures: what stands in the register, the form of a workshop, and taking filled forms in."""
