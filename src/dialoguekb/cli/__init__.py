"""The command line: parsing and wiring only, one small file per family of commands."""
