"""Generate a sound knowledge base of any size: `python -m bench.generator FOLDER --meetings N`.

The same seed gives the same files. Each file is written as soon as it is complete, so memory does not grow with
the size. Names are made up; dates run from 1990 to 2026 and some are vague; some values are disputed, and some texts
are long.
"""

import argparse
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import words

FIRST_YEAR, LAST_YEAR = 1990, 2026
TENURE_YEARS = 4
"""int: how many years every official holds an office, from 1 January to 31 December."""

_ROLES = {"fm": ("foreign-minister", "Minister of Foreign Affairs"), "dm": ("defence-minister", "Minister of Defence")}
_MEETINGS_A_DIALOGUE = 20
"""int: how many meetings a dialogue has, as long as there are pairs of countries left."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A pair of countries that meet."""

    id: str
    sides: tuple[str, str]
    meetings: int
    """int, the number of its meetings."""


def generate(folder: Path, meetings: int, *, seed: int = 1, per_file: int = 200) -> dict[str, int]:
    """Write a knowledge base and return how many records of each kind it holds, by plural."""
    chance = random.Random(seed)  # noqa: S311 -- nothing here is secret
    pairs = list(itertools.combinations([code for code, _, _ in words.COUNTRIES], 2))
    wanted = max(1, min(len(pairs), meetings // _MEETINGS_A_DIALOGUE))
    share, rest = divmod(meetings, wanted)
    dialogues = [
        Dialogue(f"{a.lower()}-{b.lower()}-2plus2", (a, b), share + (number < rest))
        for number, (a, b) in enumerate(pairs[:wanted])
    ]
    manifest = "title: Synthetic dialogues\nschema: 1\nhome_country: IN\nversion: '1'\nas_of: 2026-11-01\n"
    _write(folder / "dialoguekb.yaml", manifest)
    counts = {
        "countries": _countries(folder),
        "groupings": _groupings(folder),
        "offices": _offices(folder),
        "officials": _officials(folder, chance),
        "topics": _topics(folder),
        "dialogues": _dialogues(folder, dialogues),
        "agreements": _agreements(folder, dialogues, chance),
    }
    files = _Files(folder, per_file)
    for dialogue in dialogues:
        for meeting, source in _meetings(dialogue, chance):
            files.add(meeting, source)
    files.close()
    return counts | {"meetings": files.count, "sources": files.count + 1}


class _Files:
    """Splits meetings and their sources into files of `per_file` records."""

    def __init__(self, folder: Path, per_file: int) -> None:
        self.folder = folder
        self.per_file = per_file
        self.count = 0
        self.meetings: list[str] = []
        self.sources: list[str] = []

    def add(self, meeting: str, source: str) -> None:
        self.meetings.append(meeting)
        self.sources.append(source)
        self.count += 1
        if len(self.meetings) == self.per_file:
            self.close()

    def close(self) -> None:
        """Write the records that are not written yet."""
        if self.meetings:
            name = f"{-(-self.count // self.per_file):05}.yaml"
            _write(self.folder / "meetings" / name, "meetings:\n" + "".join(self.meetings))
            _write(self.folder / "sources" / name, "sources:\n" + "".join(self.sources))
        self.meetings, self.sources = [], []


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _countries(folder: Path) -> int:
    lines = [f'  - {{id: {code}, name: "{name}", capital: "{seat}"}}\n' for code, name, seat in words.COUNTRIES]
    _write(folder / "countries.yaml", "countries:\n" + "".join(lines))
    return len(lines)


def _groupings(folder: Path) -> int:
    groups = {"quad": ("Quad", ("AU", "IN", "JP", "US")), "g7": ("G7", ("CA", "DE", "FR", "GB", "IT", "JP", "US"))}
    texts = [
        f"  - id: {group}\n    short: {short}\n    name: {short}\n    kind: dialogue\n    founded: 1980\n    members:\n"
        + "".join(f"      - {{country: {code}, from: 1985}}\n" for code in members)
        + "    sources: [handbook]\n"
        for group, (short, members) in groups.items()
    ]
    _write(folder / "groupings.yaml", "groupings:\n" + "".join(texts))
    handbook = (
        '  - {id: handbook, publisher: Handbook, title: "Handbook of dialogues", url: "https://example.org/handbook",'
    )
    _write(folder / "sources" / "handbook.yaml", f"sources:\n{handbook} published: 1989, kind: reference}}\n")
    return len(groups)


def _offices(folder: Path) -> int:
    lines = [
        f"  - {{id: {code.lower()}-{short}, country: {code}, role: {role}, title: {title}}}\n"
        for code, _, _ in words.COUNTRIES
        for short, (role, title) in _ROLES.items()
    ]
    _write(folder / "offices.yaml", "offices:\n" + "".join(lines))
    return len(lines)


def _officials(folder: Path, chance: random.Random) -> int:
    count = 0
    for code, _, _ in words.COUNTRIES:
        texts = []
        for short in _ROLES:
            for year in range(FIRST_YEAR, LAST_YEAR + 1, TENURE_YEARS):
                family = chance.choice(words.FAMILY)
                name = f"{chance.choice(words.GIVEN)} {family}"
                native = f"    native: {chance.choice(words.NATIVE)}\n" if count % 3 == 0 else ""
                texts.append(
                    f"  - id: {official(code, short, year)}\n    name: {name}\n    family_name: {family}\n"
                    f"    country: {code}\n{native}    tenures:\n      - {{office: {code.lower()}-{short},"
                    f" from: {year}-01-01, to: {year + TENURE_YEARS - 1}-12-31}}\n    sources: [handbook]\n"
                )
                count += 1
        _write(folder / "officials" / f"{code.lower()}.yaml", "officials:\n" + "".join(texts))
    return count


def official(country: str, short: str, year: int) -> str:
    """Return the id of the official who held an office (`fm`, `dm`) of a country in a year."""
    return f"{country.lower()}-{short}-{year - (year - FIRST_YEAR) % TENURE_YEARS}"


def _topics(folder: Path) -> int:
    lines = [f"  - {{id: {topic}, label: {topic.replace('-', ' ').capitalize()}}}\n" for topic in words.TOPICS]
    _write(folder / "topics.yaml", "topics:\n" + "".join(lines))
    return len(lines)


def _dialogues(folder: Path, dialogues: list[Dialogue]) -> int:
    names = {code: name for code, name, _ in words.COUNTRIES}
    texts = [
        f"  - id: {dialogue.id}\n    name: {names[dialogue.sides[0]]}–{names[dialogue.sides[1]]} 2+2\n    format: 2+2\n"
        f"    level: ministerial\n    sides: [{', '.join(dialogue.sides)}]\n"
        f"    coverage: [{{from: {FIRST_YEAR}, to: {LAST_YEAR - 1}}}]\n    sources: [handbook]\n"
        for dialogue in dialogues
    ]
    _write(folder / "dialogues.yaml", "dialogues:\n" + "".join(texts))
    return len(texts)


def _agreements(folder: Path, dialogues: list[Dialogue], chance: random.Random) -> int:
    texts = [
        f"  - id: {dialogue.id.removesuffix('-2plus2')}-acsa\n    short: ACSA\n    title: Agreement on"
        f" {chance.choice(words.MATTERS)}\n    kind: logistics\n    parties: [{', '.join(dialogue.sides)}]\n"
        f"    signed: {chance.randint(2000, 2024)}-{chance.randint(1, 12):02}\n    sources: [handbook]\n"
        for dialogue in dialogues[::2]
    ]
    _write(folder / "agreements.yaml", "agreements:\n" + "".join(texts))
    return len(texts)


def _meetings(dialogue: Dialogue, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the YAML of each meeting of a dialogue and of its source, in order of date."""
    seats = {code: seat for code, _, seat in words.COUNTRIES}
    months = (LAST_YEAR - FIRST_YEAR) * 12 + 10
    in_year: dict[int, int] = {}
    for number in range(dialogue.meetings):
        year, month = divmod(number * months // dialogue.meetings, 12)
        year, month, day = year + FIRST_YEAR, month + 1, 1 + number * 28 // dialogue.meetings % 28
        in_year[year] = in_year.get(year, 0) + 1
        suffix = f"-{in_year[year]}" if in_year[year] > 1 else ""
        meeting = f"{dialogue.id}-{year}{suffix}"
        host = dialogue.sides[number % 2]
        precise = chance.random()
        start = (
            f"{year}" if precise < 0.02 else f"{year}-{month:02}" if precise < 0.08 else f"{year}-{month:02}-{day:02}"
        )
        yield _meeting(meeting, dialogue, year, start, (host, seats[host]), chance=chance), _source(meeting, start)


def _meeting(
    meeting: str, dialogue: Dialogue, year: int, start: str, venue: tuple[str, str], *, chance: random.Random
) -> str:
    country, city = venue
    people = ", ".join(official(side, short, year) for side in dialogue.sides for short in _ROLES)
    topics = ", ".join(chance.sample(words.TOPICS, chance.randint(2, 6)))
    outcomes = "".join(f"      - {_outcome(chance)}\n" for _ in range(chance.randint(1, 5)))
    long = f"    note: {words.LONG * chance.randint(5, 20)}\n" if chance.random() < 0.03 else ""
    disputed = chance.random() < 0.04
    dispute = f"    disputes:\n      - {{field: start, kept: {start}, not_kept: [{{value: the day before}}]}}\n"
    return (
        f"  - id: {meeting}\n    dialogue: {dialogue.id}\n    status: held\n    start: {start}\n    city: {city}\n"
        f"    country: {country}\n    participants: [{people}]\n    topics: [{topics}]\n    outcomes:\n{outcomes}"
        f"{long}{dispute if disputed else ''}    sources: [{meeting}-statement]\n\n"
    )


def _outcome(chance: random.Random) -> str:
    return chance.choice(words.OUTCOMES).format(
        adjective=chance.choice(words.ADJECTIVES),
        branch=chance.choice(words.BRANCHES),
        matter=chance.choice(words.MATTERS),
        thing=chance.choice(words.THINGS),
    )


def _source(meeting: str, published: str) -> str:
    return (
        f"  - {{id: {meeting}-statement, publisher: Ministry of Foreign Affairs, title: Joint statement {meeting},"
        f" url: https://example.org/{meeting}, published: {published}, kind: government}}\n"
    )


def main() -> None:
    """Run the generator from the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.generator", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--meetings", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-file", type=int, default=200)
    options = parser.parse_args()
    generate(options.folder, options.meetings, seed=options.seed, per_file=options.per_file)


if __name__ == "__main__":
    main()
