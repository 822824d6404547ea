"""Questions of fifteen kinds to the plenary protocols of the Bundestag, each with a pattern.

As in `questions.py` the patterns know nothing of the index and are run over title and text in
small letters. What counts: every inflected form of the word; for compounds also every longer word
that holds it as a part of its meaning; for typing errors what was meant; for dates and numbers what
stands there so; for phrases the words in a row, a hyphen among them or not.
"""

from __future__ import annotations


def _word(pattern: str) -> str:
    return rf"(?<![\wäöüß])(?:{pattern})(?![\wäöüß])"


def _all(*patterns: str) -> str:
    return "(?s)" + "".join(f"(?=.*{pattern})" for pattern in patterns)


QUESTIONS = (
    ("umlauts", "Bürger", _word("bürgern?s?")),
    ("umlauts", "Übergang", _word("überg[aä]ng(e|es|s|en)?")),
    ("umlauts", "Flüchtlinge", _word("flüchtling(e|en|s)?")),
    ("umlauts", "Österreich", _word("österreichs?")),
    ("umlauts", "ÄNDERUNG", _word("änderung(en)?")),
    ("umlauts", "mögliche", _word("möglich(e|er|es|en|em)?")),
    ("transliteration", "Buerger", _word("bürgern?s?")),
    ("transliteration", "Oesterreich", _word("österreichs?")),
    ("transliteration", "Bruessel", _word("brüssels?")),
    ("transliteration", "Aerzte", _word("[äa]rzt(e|en|es)?")),
    ("transliteration", "Schaeuble", _word("schäubles?")),
    ("transliteration", "Tuerkei", _word("türkei")),
    ("no marks", "Osterreich", _word("österreichs?")),
    ("no marks", "Brussel", _word("brüssels?")),
    ("no marks", "Turkei", _word("türkei")),
    ("no marks", "Kunast", _word("künasts?")),
    ("no marks", "Ozdemir", _word("özdemirs?")),
    ("inflection", "Ministern", _word("minister([ns]|in|innen)?")),
    ("inflection", "Kindes", _word("kind(e|er|es|ern|s)?")),
    ("inflection", "Haus", _word("h(aus|auses|äuser|äusern|ause)")),
    ("inflection", "Verträgen", _word("vertr(ag|ags|ages|äge|ägen|age)")),
    ("inflection", "Soldat", _word("soldat(en)?")),
    ("inflection", "erneuerbar", _word("erneuerbar(e|en|er|es|em)?")),
    ("inflection", "Krisen", _word("krisen?")),
    ("strong verbs", "ging", _word("gehe|gehst|geht|gehen|ging|gingen|gegangen|ginge")),
    ("strong verbs", "half", _word("helfe|hilft|helfen|half|halfen|geholfen")),
    ("strong verbs", "gesprochen", _word("spreche|spricht|sprechen|sprach|sprachen|gesprochen")),
    ("strong verbs", "nehmen", _word("nehme|nimmt|nehmen|nahm|nahmen|genommen|nähme|nähmen")),
    ("strong verbs", "schrieb", _word("schreibe|schreibt|schreiben|schrieb|schrieben|geschrieben")),
    (
        "strong verbs",
        "beschließen",
        _word("beschließe|beschließt|beschließen|beschloss|beschlossen|beschloß"),
    ),
    ("strong verbs", "verlor", _word("verliere|verliert|verlieren|verlor|verloren")),
    ("compounds", "Vereinbarung", r"(?<!un)vereinbarung"),
    ("compounds", "Versicherung", r"versicherung"),
    ("compounds", "Kraftwerk", r"kraftwerk"),
    ("compounds", "Vertrag", r"vertr(ag|äg)(?!en\b|t\b|lich)"),
    ("compounds", "Kommission", r"kommission"),
    ("compounds", "Ausschuss", r"(aus)schu(ss|ß|̈)|ausschüss"),
    ("compounds", "Garantie", r"garantie(?!r)"),
    ("compounds", "Katastrophe", r"katastrophe"),
    ("compounds", "Behörde", r"behörde"),
    ("compounds", "Grenze", _word(r"(?!(ab|be|an|aus|ein|ent)grenze)\w*grenzen?")),
    ("compounds", "Energie", r"energie"),
    ("hyphens", "EU-Kommission", r"eu-? ?kommission"),
    ("hyphens", "SPD-Fraktion", r"spd-? ?(bundestags|landtags)?fraktion"),
    ("hyphens", "Baden-Württemberg", r"baden-? ?württemberg"),
    ("hyphens", "Nordrhein-Westfalen", r"nordrhein-? ?westfalen"),
    ("hyphens", "Rheinland-Pfalz", r"rheinland-? ?pfalz"),
    ("names", "Steinmeier", _word("steinmeiers?")),
    ("names", "Merkel", _word("merkels?")),
    ("names", "Wolfgang Schäuble", _all(_word("wolfgang"), _word("schäubles?"))),
    ("names", "Hans-Christian Ströbele", _all(_word("hans-christian"), _word("ströbeles?"))),
    ("names", "Angela Merkel", _all(_word("angela"), _word("merkels?"))),
    ("names", "Volker Beck", _all(_word("volker"), _word("becks?"))),
    ("names", "Obama", _word("obamas?")),
    ("typos", "Steinmeyer", _word("steinmei?y?ers?")),
    ("typos", "Bundesregirung", _word("bundesregierung")),
    ("typos", "Afganistan", _word("afgh?anistans?")),
    ("typos", "Finanzkriese", _word("finanzkrisen?")),
    ("typos", "Untersuchungsauschuss", r"untersuchungsaussch[uü]ss"),
    ("typos", "Griechenlannd", _word("griechenlands?")),
    ("typos", "Minsterpräsident", r"ministerpräsident"),
    ("numbers", "100.000", _word(r"100[. ]?000")),
    ("numbers", "100000", _word(r"100[. ]?000")),
    ("numbers", "50 000", _word(r"50[. ]?000")),
    ("numbers", "1,5 Prozent", r"(?<![\d,.])1,5[ -]prozent"),
    ("numbers", "2020", r"(?<![\d.,])2020(?![\d])"),
    ("numbers", "8,50 Euro", r"(?<![\d,.])8,50 euro"),
    ("dates", "1. Januar 2015", r"(?<!\d)1\. januar 2015"),
    ("dates", "11. September", r"(?<!\d)11\. september"),
    ("dates", '"9. November"', r"(?<!\d)9\. november"),
    ("dates", "Januar 2009", _word("januar 2009")),
    ("dates", "1. Juli", r"(?<!\d)1\. juli"),
    ("dates", "3. Oktober", r"(?<!\d)3\. oktober"),
    ("phrases", '"soziale Marktwirtschaft"', _word("soziale marktwirtschaft")),
    ("phrases", '"auf der anderen Seite"', _word("auf der anderen seite")),
    ("phrases", '"erneuerbare Energien"', _word("erneuerbare[ -]energien")),
    ("phrases", '"im Rahmen der"', _word("im rahmen der")),
    ("phrases", '"Vereinten Nationen"', _word("vereinten[ -]nationen")),
    ("phrases", '"meine Damen und Herren"', _word("meine damen und herren")),
    ("stop words", "die Reform der Pflege", _all(_word("reform(en)?"), r"pflege")),
    (
        "stop words",
        "das Recht auf Asyl",
        _all(
            _word(r"(asyl|grund|bleibe|menschen|aufenthalts|europa|völker|\w+s)?rechte?(s|n|es)?"),
            _word(r"(\w+-)?asyl\w*"),
        ),
    ),
    (
        "stop words",
        "Krieg in Syrien",
        _all(_word(r"(\w+s|bürger|welt)?krieg(e|s|es|en)?|kriegs\w+"), _word("syriens?")),
    ),
    (
        "stop words",
        "was ist mit der Rente",
        _all(_word(r"(alters|grund|erwerbsminderungs|betriebs|mütter|witwen)?rente(n\w*)?")),
    ),
    (
        "stop words",
        "Bau der Autobahn",
        _all(_word(r"(neu|straßen|brücken|autobahn)?bau(s|es)?"), r"autobahn"),
    ),
    ("sharp s", "Strasse", _word("straßen?")),
    ("sharp s", "Grossbritannien", _word("großbritanniens?")),
    ("sharp s", "Massnahmen", _word("maßnahmen?")),
    ("sharp s", "Fussball", r"fußball"),
    ("sharp s", "ausserdem", _word("außerdem")),
    ("sharp s", "Rußland", _word("ru(ss|ß)lands?")),
    ("several words", "Mindestlohn Tarifvertrag", _all(r"mindestl[oö]hn", r"tarifvertr[aä]g")),
    ("several words", "Atomkraft Ausstieg", _all(r"atomkraft", r"ausstieg")),
    (
        "several words",
        "Afghanistan Bundeswehr Mandat",
        _all(r"afghanistan", r"bundeswehr", r"mandat"),
    ),
    ("several words", "Frauen Quote", _all(r"frauen?", r"quote")),
    ("several words", "Milch Bauern", _all(r"milch", r"bauern?")),
    ("several words", "Klimaschutz Kosten", _all(r"klimaschutz", r"kosten")),
)

COMMON = ("die", "Herren", "Bundesregierung", "sagte", "Deutschland", "Jahr")
"""Words that stand in a large part of the stories."""
