"""What a group supplied itself: its units, its forecast, its staff."""
