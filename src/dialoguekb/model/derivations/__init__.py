"""What follows from the records: pure functions, one concern a file.

They presume nothing. Where a reference leads nowhere or a tenure is missing, their value says so, and the checks
report it as a problem.
"""
