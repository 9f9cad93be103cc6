"""What every rule demands: those of reading a file, then those across records."""

from dialoguekb.checks import RULES, Demand
from dialoguekb.reading.reading_rules import RULES as RULES_OF_READING

DEMANDS: dict[str, Demand] = {
    **{name: Demand(meaning, "error") for name, meaning in RULES_OF_READING.items()},
    **RULES,
}
"""Rule -> what it demands, and how serious a finding is."""
