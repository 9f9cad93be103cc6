"""Questions in SQL, and the tables that they may ask."""
