"""Questions of many kinds, each with a pattern that says which texts answer it.

The patterns know nothing of the index: they are run over every title and text, without regard to
capitals. A word that stands within a longer one answers for it, as readers of German expect.
"""

from __future__ import annotations

QUESTIONS = (
    ("umlaut", "Öffnung", r"(?<!er)öffnung"),
    ("umlaut", "Flüchtlinge", r"flüchtling"),
    ("transliteration", "Oeffnung", r"(?<!er)öffnung"),
    ("transliteration", "Fluechtlinge", r"flüchtling"),
    ("transliteration", "Gespraeche", r"gespräch"),
    ("no marks", "Offnung", r"(?<!er)öffnung"),
    ("no marks", "Brussel", r"brüssel"),
    ("no marks", "Walesa", r"wał[eę]sa"),
    ("capitals", "BRÜSSEL", r"brüssel"),
    ("capitals", "volkskammer", r"volkskammer"),
    ("inflection", "Ministern", r"minister(?!i)"),
    ("inflection", "Grenzübergängen", r"grenzüberg[aä]ng"),
    ("inflection", "Demonstranten", r"demonstrant"),
    ("inflection", "Soldat", r"soldat"),
    ("strong verb", "ging", r"(?<!\w)(ging|gingen|gehen|geht|gegangen|gehe)(?!\w)"),
    ("strong verb", "gesprochen", r"(?<!\w)(sprech|sprach|sprich|gesprochen)"),
    ("strong verb", "beschließen", r"(?<!\w)beschl(ieß|oss)"),
    ("compound", "Garantien", r"garantie"),
    ("compound", "Vereinbarung", r"vereinbarung"),
    ("compound", "Regierung", r"regierung"),
    ("compound", "Union", r"union(?!ist)"),
    ("compound", "Kirche", r"kirche"),
    ("hyphen", "SED-Politbüro", r"sed-politbüro"),
    ("hyphen", "Ost-Berlin", r"ost-berlin"),
    ("hyphen", "Zwei-plus-Vier", r"zwei-plus-vier"),
    ("name", "Genscher", r"genscher"),
    ("name", "Helmut Kohl", r"(?s)(?=.*helmut)(?=.*kohl(?!e))"),
    ("name", "Schewardnadse", r"schewardnadse"),
    ("typo", "Genschr", r"genscher"),
    ("typo", "Volkskamer", r"volkskammer"),
    ("typo", "Gorbatchow", r"gorbatschow"),
    ("typo", "Waffenstilstand", r"waffenstillstand"),
    ("number", "70.000", r"(?<![\d.])70[. ]?000(?![.\d])"),
    ("number", "70000", r"(?<![\d.])70[. ]?000(?![.\d])"),
    ("date", "9. Oktober", r"(?<![\d.])9\. oktober"),
    ("date", '"9. Oktober"', r"(?<![\d.])9\. oktober"),
    ("phrase", '"Runden Tisch"', r"(?<!\w)runden tisch(?!\w)"),
    ("phrase", '"am Runden Tisch"', r"(?<!\w)am runden tisch(?!\w)"),
    ("phrase", '"in der Nacht"', r"(?<!\w)in der nacht(?!\w)"),
    ("stop words", "die Öffnung der Grenze", r"(?s)(?=.*(?<!er)öffnung)(?=.*grenz)"),
    ("sharp s", "Strasse", r"straße"),
    ("sharp s", "Grossbritannien", r"großbritannien"),
    (
        "several words",
        "Gorbatschow Kohl Moskau",
        r"(?s)(?=.*gorbatschow)(?=.*kohl(?!e))(?=.*moskau)",
    ),
    ("several words", "Leipzig Demonstranten", r"(?s)(?=.*leipzig)(?=.*demonstrant)"),
)

COMMON = ("die", "Regierung", "DDR", "sagte", "Euro", "Donnerstag")
"""Words that stand in a large part of the stories."""
