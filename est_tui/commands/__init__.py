"""One file per command: `arguments` says what it takes, `run` does it. Heavy rooms are imported inside `run`."""
