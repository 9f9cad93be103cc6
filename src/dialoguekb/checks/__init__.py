"""Rules across records; each is a pure function from records to findings."""

from dialoguekb.checks.rule import Demand
from dialoguekb.checks.rule_runner import RULES, errors_in, problems_in

__all__ = ["RULES", "Demand", "errors_in", "problems_in"]
