"""Overview: all areas of an edition side by side, on one scale, nothing ranked."""
