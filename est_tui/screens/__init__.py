"""One file per view, in the meeting's order."""
