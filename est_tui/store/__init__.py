"""Reports, lists and workspaces as they lie on disk. The only room that knows DuckDB."""
