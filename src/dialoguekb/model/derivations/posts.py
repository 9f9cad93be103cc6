"""An office and its country in words, as a sentence holds them."""

from dialoguekb.model.derivations.holders import Holding, title_in_capacity
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Office
from dialoguekb.model.related_texts import country_name

_FIRST_WORDS = frozenset({"Central", "Czech", "Democratic", "Dominican", "Federated", "Republic", "Soviet", "United"})
"""The first words of names that are a state's form (`United States`), unless the name is a single word."""

_LAST_WORDS = frozenset(
    {"Bahamas", "Comoros", "Emirates", "Federation", "Gambia", "Islands", "Maldives", "Netherlands", "Philippines"}
    | {"Republic", "See", "States", "Union"}
)


def name_in_sentence(name: str) -> str:
    """Return the name of a country as a sentence holds it: `the United Kingdom`, `Japan`."""
    words = name.split()
    takes_article = words[-1] in _LAST_WORDS or (len(words) > 1 and words[0] in _FIRST_WORDS)
    return f"the {name}" if takes_article else name


def post_in_words(holding: Holding, records: RecordSet) -> str:
    """Return the office held, its country and the capacity: `President of the United States`.

    An acting holder is `President of South Korea (acting)`. An office without a record is its id.
    """
    if holding.office is None:
        return holding.tenure.office
    title = office_in_words(holding.office, holding, records)
    return title_in_capacity(title, is_acting=holding.is_acting) or title


def office_in_words(office: Office, holding: Holding, records: RecordSet) -> str:
    """Return an office under the title of the holding, with its country: `Prime Minister of the United Kingdom`."""
    return f"{holding.office_title} of {name_in_sentence(country_name(office.country, records))}"
