"""Keys of names: what a person types finds the name that was written, and two names stay two."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.model.names import name_key, name_parts, person_key


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Japan", "japan"),
        ("Japan", "  JAPAN "),
        ("New Zealand", "new-zealand"),
        ("New Zealand", "new_zealand"),
        ("New Zealand", "NewZealand"),
        ("Côte d'Ivoire", "cote d’ivoire"),
        ("Côte d'Ivoire", "Cote dIvoire"),
        ("Tarō Asō", "Taro Aso"),
        ("São Tomé and Príncipe", "sao tome and principe"),
        ("Türkiye", "turkiye"),
        ("Türkiye", "TÜRKİYE"),
        ("Łódź", "Lodz"),
        ("Straße", "STRASSE"),
        ("Åland", "A\u030aland"),
        ("Søreide", "Soreide"),
        ("Đỗ Mười", "Do Muoi"),
        ("Ærø", "AERO"),
        ("Reykjavík", "reykjavik"),
        ("Γιώργος", "γιωργος"),
        ("Андрій", "андріи"),
        ("U.S.", "us"),
        ("Guinea-Bissau", "guinea bissau"),
        ("India–Japan 2+2", "india-japan 2+2"),
        ("India–Japan 2+2", "India Japan 2+2"),
        ("in-jp-2plus2", "IN JP 2plus2"),
        ("S. Jaishankar", "s jaishankar"),
        ("ﾆｯﾎﾟﾝ", "ニッポン"),
        ("ＡＣＳＡ", "acsa"),
        ("Hawaiʻi", "hawaii"),
        ("علي", "علی"),  # Arabic and Persian ya
        ("كريم", "کریم"),  # Arabic and Persian kaf
        ("علی\u200cرضا", "علیرضا"),  # without the zero-width non-joiner
        ("مُحَمَّد", "محمد"),  # vowels that few write
        ("髙橋", "高橋"),
        ("澤田", "沢田"),
        ("中國", "中国"),
        ("J. D. Vance", "JD Vance"),
    ],
)
def test_the_same_name(written: str, typed: str) -> None:
    assert name_key(written) == name_key(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("2+2", "22"),
        ("日本", "中国"),
        ("は", "ば"),  # the voicing mark is no accent
        ("कि", "की"),  # vowel signs are letters
        ("हिन्दी", "हन्द"),
        ("대한민국", "한국"),
        ("مصر", "مصری"),
        ("R&D", "RD"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("", []),
        (" –'.· ", []),
        ("日本", ["日本"]),
        ("भारत गणराज्य", ["भारत", "गणराज्य"]),
        ("대한민국", ["대한민국"]),
        ("المملكة العربية", ["المملکه", "العربیه"]),
        ("დიდი ბრიტანეთი", ["დიდი", "ბრიტანეთი"]),
        ("Ursula von der Leyen", ["ursula", "von", "der", "leyen"]),
        ("Trinidad & Tobago", ["trinidad", "&", "tobago"]),
        ("Duck-soo Han", ["duck", "soo", "han"]),
    ],
)
def test_the_words_of_a_name(name: str, parts: list[str]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Yoshimasa Hayashi", "Hayashi Yoshimasa"),
        ("Yoshimasa Hayashi", "HAYASHI, Yoshimasa"),
        ("Duck-soo Han", "Han Duck-soo"),
        ("Duck-soo Han", "Han Duck Soo"),
        ("Nguyễn Xuân Phúc", "Xuan Phuc Nguyen"),
        ("Subrahmanyam Jaishankar", "jaishankar subrahmanyam"),
    ],
)
def test_the_order_of_a_persons_name_does_not_matter(written: str, typed: str) -> None:
    assert person_key(written) == person_key(typed)


def test_the_order_of_other_names_does() -> None:
    assert name_key("Guinea New") != name_key("New Guinea")


NAMES = st.text(max_size=40)
LATIN_WORDS = st.lists(st.from_regex(r"[A-Za-zéèüñçőşž]{1,10}", fullmatch=True), min_size=1, max_size=5)


@given(NAMES)
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(NAMES)
def test_a_key_has_no_separator_left(name: str) -> None:
    key = name_key(name)
    assert not any(character.isspace() for character in key)
    assert not set(key) & set("-–—_.,;:'’\"()/")


@given(NAMES)
def test_composed_and_decomposed_letters_are_one(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))


@given(LATIN_WORDS, st.sampled_from([" ", "-", "–", "_", ". ", ", ", "  "]))
def test_case_and_separators_do_not_matter(words: list[str], separator: str) -> None:
    name = " ".join(words)
    assert name_key(separator.join(words).upper()) == name_key(name)
    assert name_parts(separator.join(words)) == name_parts(name)


@given(LATIN_WORDS, st.randoms(use_true_random=False))
def test_a_persons_words_may_come_in_any_order(words: list[str], random: object) -> None:
    shuffled = list(words)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert person_key(" ".join(shuffled)) == person_key(" ".join(words))
