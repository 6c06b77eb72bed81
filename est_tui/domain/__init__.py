"""What things mean: values in, values out. No IO, no clock, no DuckDB, no Textual."""
