"""The listings: what each shows, and what each filter keeps of it."""
