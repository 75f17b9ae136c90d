"""The workshop of a group: what its evening needs on paper and screen, and what its tables answered."""
