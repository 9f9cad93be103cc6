"""The index: the records compiled into SQLite, from which every listing reads its rows."""
