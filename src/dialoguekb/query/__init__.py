"""Queries: a listing and its filters in, rows out."""
