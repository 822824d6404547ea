"""Whether a person of the text is `er` or `sie`, as far as role, address and given name tell."""

from __future__ import annotations

import re
from typing import Literal

from generator.annotate.grammar import word_set
from generator.annotate.rolewords import role_base
from generator.authority.lexicon import Lexicon

Gender = Literal["m", "f", ""]

_FEMALE = word_set(
    """Agnes Alice Andrea Anneliese Annett Antje Astrid Bärbel Beatrix Bettina Birgit Brigitte
    Carmen Christel Dagmar Doris Edeltraud Edith Elisabeth Elizabeth Ellen Erin Esther Evelyn
    Frauke Gabi Gerlind Gertrud Gretchen Gudrun Hannah Heidi Heike Helen Hildegard Hilary Hillary
    Imke Ines Ingeborg Ingrid Iris Irmgard Isabel Jacqueline Jennifer Jill Judith Julie Karen
    Karin Katharine Kathrin Katrin Kay Kerstin Kirsten Kristen Kristin Leni Linda Liz Lis Manon
    Margaret Margot Margret Margrit Marion Marlis Megan Miriam Mirjam Nancy Nadine Rachel Rosemary
    Roswitha Ruth Sahra Sarah Sharon Sibylle Sigrid Silke Steffi Susan Susann Tracy Traudl Uschi
    Viviane Vivian Wendy Yasmin Jasmin Yvonne Zoe Ann Anne Jo Kim Bridget Dolores Mercedes Raquel
    Soledad Pilar Consuelo Maj Siv Solveig Gitte Niamh Siobhan Siobhán Sinead Sinéad Gillian
    Kathleen Eileen Maureen Carolyn Lynn Beth Elspeth Abigail Isobel Muriel Mabel Carol Meryl
    Cheryl Sybil Hazel Kirstin Sigrun Gudrun Marilyn Lauren Caitlin Erin Bronwyn Allison Alison
    Madison Robyn Dawn Joan Jean Ruth Gail Janet Margret Harriet Bridget Charlotte Scarlett
    Elisabet Marit Berit Inger Randi Kari Liv Gro Astrid Heli Päivi Mari Outi Shirin Maryam Aylin
    Gülsen Elif Özlem Selin Yasemin Meral Sevim Zeynep Hatice Emine Ayşe Ayse Kübra Agnès Inès Inés
    Beatriz Isabelle Carmen Belén Rocío Mireille Maribel Marisol Lourdes Luz Mar Nuria Ruth Edith
    Judit Ágnes Erzsébet Katalin Ildikó Margit Kinga Zsuzsanna Karolin Carolin Katharin Lilian
    Vivien Gerlinde Gesine Wiebke Heike Doreen Maren Ellen Karen Kathleen Jasmin Rosalind Rut Debora
    Deborah Norah Noor Aisha Leah Hannah Naomi Esther Rahel Tamar Yael Mirjam Miri"""
)
_MALE = word_set(
    """Sascha Joschka Ilja Nikita Mischa Mustafa Luca Kostja Micha Joshua Ezra Noah Uwe Arne Malte
    Helge Hauke Bjarne Sönke Ole Tore Rune René Rene André Andre Jose José Mike Steve Joe George
    Pete Dave Wayne Kyle Luke Lawrence Maurice Pierre Philippe Alexandre Guillaume Christophe
    Stéphane Jérôme Étienne Antoine Giuseppe Daniele Davide Emanuele Salvatore Felipe Enrique
    Jorge Vicente Boyko Kostas Nikola Saša Sasha Pasha Wanja Aljoscha Grischa Wolodja Juscha Isa
    Musa Mika Pekka Jukka Ilkka Esa Raila Oke Momme Hanke Heye Eike Rasmus Mike Jake Blake Chase
    Dale Duane Gene Lance Lee Wade Bruce Clarence Clyde Dwayne Eugene Jerome Jesse Leslie Neville
    Horace Wallace Jude Abe Donnie Charlie Eddie Willie Ernie Jamie Bobbie Freddie Louie Ollie
    Theodore Tobie Nike Attila Béla Gyula Géza Barna Kosta Luka Stipe Ante Mate Jure Dragiša Kenya
    Shinzo Fumio Xi"""
)
_ADJECTIVAL = re.compile(
    r"(?:beauftragt|vorsitzend|abgeordnet|gesandt|beamt|bevollmächtigt|delegiert|angestellt|"
    r"sachverständig|jährig|linke|liberal|konservativ)(?P<ending>e|er|en|em)$",
    re.IGNORECASE,
)
_ADDRESS: dict[str, Gender] = {
    "Herr": "m", "Herrn": "m", "Mr": "m", "Mr.": "m", "Sir": "m", "Lord": "m", "Pater": "m",
    "König": "m", "King": "m", "Prinz": "m", "Graf": "m", "Papst": "m",
    "Frau": "f", "Mrs": "f", "Mrs.": "f", "Ms": "f", "Ms.": "f", "Lady": "f", "Dame": "f",
    "Königin": "f", "Queen": "f", "Prinzessin": "f", "Gräfin": "f", "Madame": "f",
}  # fmt: skip


_FEMALE_ENDINGS = (
    "a", "e", "ë", "gard", "gret", "gund", "heid", "hild", "lies", "lind", "run", "traud", "traut",
    "trud",
)  # fmt: skip
_WOMAN = re.compile(r".{4,}(?<!e|z|m)(?<!pl)in")
_NO_WOMEN = frozenset({"Cousin", "Harlekin", "Paladin", "Delfin", "Rubin", "Berlin"})
_BEARERS: dict[str, Gender] = {
    "frau": "f", "schwester": "f", "mutter": "f", "tochter": "f", "witwe": "f", "dame": "f",
    "mann": "m", "bruder": "m", "vater": "m", "sohn": "m", "witwer": "m", "herr": "m",
}  # fmt: skip


def of_name(name: str) -> Gender:
    """The gender a given name is usual for: our own lists, else its ending; "" if open.

    Names in -a and -e are women's in the languages wires mostly write of, and those in the old
    German -gard, -hild and the like, with the exceptions listed; a name of one word tells nothing.
    """
    first, _, rest = name.partition(" ")
    first = first.partition("-")[0]
    if not rest or len(first) < 3 or first.endswith("."):
        return ""
    if first in _FEMALE:
        return "f"
    if first in _MALE:
        return "m"
    if first.endswith(_FEMALE_ENDINGS):
        return "f"
    return "m"


def of_address(word: str) -> Gender:
    """The gender that an address before a name tells (`Frau`)."""
    return _ADDRESS.get(word, "")


def of_noun(noun: str) -> Gender:
    """The gender that the form of a noun for a person tells: `Ordensfrau`, `Verteidigerin`."""
    tail = noun.rpartition("-")[2].casefold()
    for ending, told in _BEARERS.items():
        if tail.endswith(ending):
            return told
    return "f" if _WOMAN.fullmatch(noun) and noun not in _NO_WOMEN else ""


def of_role(role: str, lexicon: Lexicon, *, article: str = "") -> Gender:
    """The gender of a German role in the nominative (`Ministerin`, `EU-Außenbeauftragte`)."""
    words = role.split()
    for noun, following in zip(words, [*words[1:], ""], strict=True):
        if not noun[:1].isupper():
            continue
        tail = noun.rpartition("-")[2]
        adjectival = _ADJECTIVAL.search(tail)
        if adjectival and role_base(following, lexicon):
            continue  # `Vorsitzende Richter`
        if adjectival:
            ending = adjectival["ending"]
            if article in {"der", "die"}:
                return "m" if article == "der" else "f"
            return "f" if ending == "e" else "m"
        if role_base(noun, lexicon):
            return of_noun(noun) or "m"
    return ""
