"""The names and phrases of generated knowledge bases. None of the people exist."""

COUNTRIES: tuple[tuple[str, str, str], ...] = (
    ("IN", "India", "New Delhi"),
    ("JP", "Japan", "Tokyo"),
    ("AU", "Australia", "Canberra"),
    ("US", "United States", "Washington, D.C."),
    ("FR", "France", "Paris"),
    ("GB", "United Kingdom", "London"),
    ("DE", "Germany", "Berlin"),
    ("ID", "Indonesia", "Jakarta"),
    ("PH", "Philippines", "Manila"),
    ("RU", "Russia", "Moscow"),
    ("KR", "South Korea", "Seoul"),
    ("CA", "Canada", "Ottawa"),
    ("IT", "Italy", "Rome"),
    ("ES", "Spain", "Madrid"),
    ("NZ", "New Zealand", "Wellington"),
    ("SG", "Singapore", "Singapore"),
    ("MY", "Malaysia", "Kuala Lumpur"),
    ("TH", "Thailand", "Bangkok"),
    ("VN", "Vietnam", "Hanoi"),
    ("BR", "Brazil", "Brasília"),
    ("MX", "Mexico", "Mexico City"),
    ("CL", "Chile", "Santiago"),
    ("PE", "Peru", "Lima"),
    ("AR", "Argentina", "Buenos Aires"),
    ("ZA", "South Africa", "Pretoria"),
    ("EG", "Egypt", "Cairo"),
    ("KE", "Kenya", "Nairobi"),
    ("TR", "Türkiye", "Ankara"),
    ("PL", "Poland", "Warsaw"),
    ("SE", "Sweden", "Stockholm"),
    ("NO", "Norway", "Oslo"),
    ("FI", "Finland", "Helsinki"),
    ("GR", "Greece", "Athens"),
    ("PT", "Portugal", "Lisbon"),
    ("NL", "Netherlands", "The Hague"),
    ("BE", "Belgium", "Brussels"),
    ("FJ", "Fiji", "Suva"),
    ("PG", "Papua New Guinea", "Port Moresby"),
    ("MN", "Mongolia", "Ulaanbaatar"),
    ("KZ", "Kazakhstan", "Astana"),
)
"""Code, name and seat of government."""

GIVEN = (
    "Asha", "Kenji", "Marie", "Olga", "Tomás", "Ngozi", "Lars", "Mei", "Ibrahim", "Sofía", "Aarav", "Yuki", "Élodie",
    "Dmitri", "José", "Amina", "Søren", "Linh", "Yusuf", "Inês",
)  # fmt: skip
FAMILY = (
    "Varma", "Takeda", "Lefèvre", "Orlova", "Quiroga", "Okafor", "Lindqvist", "Zhou", "Demir", "Almeida", "Rao",
    "Shimada", "Moreau", "Petrov", "Herrera", "Mwangi", "Ødegaard", "Tran", "Aziz", "Carvalho", "Iyer", "Kuroda",
)  # fmt: skip
NATIVE = ("武田", "島田", "वर्मा", "Орлова", "이", "陳", "عزيز", "Петров", "黒田", "राव")
"""Names in other scripts, for every third official."""

TOPICS = (
    "indo-pacific", "maritime-security", "joint-exercises", "cyber-security", "space-cooperation", "supply-chains",
    "counter-terrorism", "disaster-relief", "arms-transfers", "peacekeeping", "north-korea", "south-china-sea",
    "climate-security", "logistics-support", "information-sharing", "hypersonic-missiles", "undersea-cables",
    "critical-minerals", "energy-security", "nuclear-disarmament", "quad-cooperation", "pacific-islands",
    "economic-security", "artificial-intelligence", "defence-industry",
)  # fmt: skip

OUTCOMES = (
    "Agreed to hold a {adjective} exercise of {branch} in the coming year",
    "Decided to begin talks on an agreement about {matter}",
    "Welcomed progress in the transfer of {thing}",
    "Agreed to set up a working group on {matter}",
    "Condemned attempts to change the status quo by force",
    "Reaffirmed support for freedom of navigation and overflight",
    "Announced a new consulate and exchanges of officers",
    "Agreed to share information on {matter} without delay",
)
ADJECTIVES = ("first joint", "larger", "trilateral", "maritime", "yearly", "fighter")
BRANCHES = ("air forces", "navies", "armies", "coast guards", "cyber commands")
MATTERS = ("supplies and services", "classified information", "cyber incidents", "critical minerals", "visiting forces")
THINGS = ("a shipborne antenna", "maritime patrol aircraft", "a radar", "engines", "unmanned vessels")
LONG = (
    "The ministers looked back on the work of the past years and dwelt at length on each of its parts. They found that"
    " the two sides see the region alike in most respects, and set out where they do not. "
)
"""Sentences that are repeated to make long texts."""
