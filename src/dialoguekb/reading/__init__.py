"""Reading: a folder of YAML files -> records and problems."""
