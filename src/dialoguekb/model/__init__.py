"""Declarations and pure functions: dates, records, and what follows from them."""
