"""What leaves the tool as text or a file. The only room that knows document formats."""
