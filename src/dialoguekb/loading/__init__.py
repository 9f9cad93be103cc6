"""Files in, sound records and their index out: all of them, or those alone that changed."""
