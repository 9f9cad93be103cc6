"""Rules across records: each a pure function from records to findings."""

from dialoguekb.checks.running import RULES, check_records

__all__ = ["RULES", "check_records"]
