"""Rows and records in, text out; a form is imported when it is asked for."""
