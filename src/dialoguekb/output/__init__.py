"""Rows and records in, text out; each form is imported on first use."""
