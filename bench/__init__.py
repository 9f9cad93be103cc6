"""How fast the program is, as ratios to what nothing could be faster than: `python -m bench`."""
