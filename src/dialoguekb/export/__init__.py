"""Documents and files for other readers and programs: records in, a whole file out."""
