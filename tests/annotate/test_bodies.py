"""Names that their form shows, and words that are names where the text says so."""

from __future__ import annotations

import re

import pytest

from generator.annotate.apposed import called_bodies
from generator.annotate.heads import as_alone
from generator.annotate.names import rules
from generator.annotate.securities import is_isin
from generator.annotate.tokens import tokenise
from generator.authority import Authority
from generator.model.entity import Entity
from generator.model.ids import entity_id
from generator.model.marks import Mention
from generator.model.text import Span


def bodies(names, text, **more):
    return [
        span for span, kind, relation in names(text, **more)
        if kind in {"organisation", "event"} and relation == "names"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das Urteil des Landgerichts Berlin steht.", ["Landgerichts Berlin"]),
        ("Das Urteil des Oberlandesgerichts Brackheim steht.", ["Oberlandesgerichts Brackheim"]),
        ("Er rief die Polizei Berlin an, die Polizei Montag.", ["Polizei Berlin"]),
        ("Er ging zum Gericht in Berlin.", []),
        ("Das will die Stiftung Wort und Welt am Dienstag.", ["Stiftung Wort und Welt"]),
        ("Der Förderverein Tonhaus Berlin sammelt.", ["Förderverein Tonhaus Berlin"]),
        ("Erst als die Bürgerinitiative Sauberer Rhein Fotos zeigte.",
         ["Sauberer Rhein"]),
        ("Die Wählervereinigung Bürger für Berlin und eine Bürgerinitiative siegen.",
         ["Bürger für Berlin"]),
        ("Die Stiftung zahlt, eine Bürgerinitiative klagt.", []),
        ("Das Technische Hilfswerk kam.", ["Technische Hilfswerk"]),
        ("Sie lobte den Deutschen Tennis Bund sehr.", ["Deutschen Tennis Bund"]),
        ("Technische Hilfe kam.", []),
        ("Der Bund der Steuerzahler klagt.", ["Bund der Steuerzahler"]),
        ("Das Institut für Meereskunde warnt.", ["Institut für Meereskunde"]),
        ("Der Bund zahlt der Gemeinde Geld.", []),
        ("Der Landtag Rheinland-Pfalz tagt.", ["Landtag Rheinland-Pfalz"]),
        ("Das Karl-Muster-Institut für Meereskunde warnt.",
         ["Karl-Muster-Institut für Meereskunde"]),
        ("Der Verband AG Kino warnt.", []),
        ("Das Muster-Institut für Zoo- und Wildkunde warnt.",
         ["Muster-Institut für Zoo- und Wildkunde"]),
        ("Ein Sprecher der Polizeidirektion West kam.", ["Polizeidirektion West"]),
        ("Die Quorz Mobil AG ist pleite. An Quorz Mobil glaubt keiner.",
         ["Quorz Mobil AG", "Quorz Mobil"]),
        ("Der Nato-Gipfel in Kananaskis endet.", ["Nato-Gipfel in Kananaskis"]),
        ("Bei den Olympischen Spielen in Berlin und den Winterspielen in Ruhe siegte er.",
         ["Olympischen Spielen in Berlin"]),
        ("Die Spiele in Berlin enden.", []),
        ("Im Tennis gewann sie Wimbledon, in Wimbledon regnet es.", ["Wimbledon"]),
        ("Beim Landeskriminalamt in Berlin und beim Landesrechnungshof.",
         ["Landeskriminalamt", "Landesrechnungshof"]),
        ("Ein Landeskriminalamt hat jeder.", []),
        ("Sie klagte vor dem Verwaltungsgerichtshof in Berlin.", ["Verwaltungsgerichtshof"]),
        ("Das Arbeits- und Sozialgericht Berlin urteilt.", ["Arbeits- und Sozialgericht Berlin"]),
        ("Die Polizeiinspektion Berlin/Prag sucht.", ["Polizeiinspektion Berlin/Prag"]),
        ("Ein Helfer der Freiwilligen Feuerwehr Berlin kam.", ["Freiwilligen Feuerwehr Berlin"]),
        ("Der Segelverein Quorzau siegt.", ["Segelverein Quorzau"]),
        ("Ein Sprecher des Vereins der Bayerischen Imkerei kam.",
         ["Vereins der Bayerischen Imkerei"]),
        ("Der Verein der Nachbarn kam.", []),
        ("Die Fundação Anna Quorz und die Banca di Quorz e Monte zahlen.",
         ["Fundação Anna Quorz", "Banca di Quorz e Monte"]),
        ("Sie traf Anna Banco.", []),
        ("Der Nato-Gipfel in Hamm-Mitte, in Sicht, in Ruhe.", []),
        ("Das ist der Rekord von Anna Court.", []),
        ("Die Bühnen der Stadt Berlin und das Landestheater Prag fusionieren.",
         ["Bühnen der Stadt Berlin", "Landestheater Prag"]),
        ("Er studiert an der Hochschule für Grafik und Buchkunst in Prag.",
         ["Hochschule für Grafik und Buchkunst"]),
        ("Die Wasser- und Wegedirektion West warnt.", ["Wasser- und Wegedirektion West"]),
        ("Sie kam von der Zentralen Markt- und Meldestelle.", ["Zentralen Markt- und Meldestelle"]),
        ("Er liegt im Krankenhaus Maria Hilf, sie im Klinikum Berlin Süd.",
         ["Krankenhaus Maria Hilf", "Klinikum Berlin Süd"]),
        ("Der Verein Tschechische Ärzte in Berlin klagt.", ["Tschechische Ärzte in Berlin"]),
        ("Erst als der Verein Jugendlichen Nachhilfe gab.", []),
        ("Die Notenbank Central Quorz Bank tagt, der Industrieverband QXZ auch.",
         ["Central Quorz Bank"]),
        ("Die Panzerbrigade 45 und die Division 1989 üben.", ["Panzerbrigade 45"]),
        ("Er studiert an der Muster-Universität Berlin.", ["Muster-Universität Berlin"]),
        ("Das Muster-Institut für dunkle Chemie warnt.", ["Muster-Institut für dunkle Chemie"]),
        ("Das Institut für Musik, Berlin und Prag kommen.", ["Institut für Musik"]),
        ("Sie sitzt im Musterlichen Rat zur Förderung der Kunst der Stille.",
         ["Musterlichen Rat zur Förderung der Kunst der Stille"]),
        ("Sie studiert an der Universität zu Prag.", ["Universität zu Prag"]),
        ("Der Gemeinde- und Städtebund Rheinland-Pfalz klagt.",
         ["Gemeinde- und Städtebund Rheinland-Pfalz"]),
        ("Die Deutsche Industrie- und Handelskammer in Prag lud ein.",
         ["Deutsche Industrie- und Handelskammer"]),
        ("Groß- und Kleinbauern kamen.", []),
        ("Die Quorz Spiel- und Freizeit AG ist pleite.", ["Quorz Spiel- und Freizeit AG"]),
        ("Die Bauherrin Quorz Mobil AG baut.", ["Quorz Mobil AG"]),
        ("Der Prager Landesbischof predigt.", []),
        ("Er ging auf den Musterlichen Friedhof.", []),
        ("Das Bankhaus Muster rät ab.", ["Bankhaus Muster"]),
        ("Der Bund Deutscher Quorzbeamter warnt, der Bund Deutscher nicht.",
         ["Bund Deutscher Quorzbeamter"]),
        ("Er gewann den Großen Preis von Quorzonien.", ["Großen Preis von Quorzonien"]),
        ("Sie bekam den Großen Preis von der Jury.", []),
        ("Das Landesamt für Natur, Umwelt und Wald misst.",
         ["Landesamt für Natur, Umwelt und Wald"]),
        ("Die Polizeiinspektion Berlin Süd sucht.", ["Polizeiinspektion Berlin Süd"]),
        ('Er drehte "Roter Himmel" in Prag.', []),
        ("Die Prager Festspiele beginnen.", ["Prager Festspiele"]),
        ("Die Prager Feuerwehr kam.", []),
        ("Sie leitet das Deutsche Nationaltheater Prag.", ["Deutsche Nationaltheater Prag"]),
        ("Der Bundesverband Windkraft klagt.", ["Bundesverband Windkraft"]),
        ("Die Konrad-Haveln-Stiftung zahlt, die Bauhaus-Universität nicht.",
         ["Konrad-Haveln-Stiftung", "Bauhaus-Universität"]),
        ("Die Elite-Universität wirbt.", []),
        ("Der Nato-Gipfel in Prag dauert zwei Tage.", ["Nato-Gipfel in Prag"]),
        ("Die Pressekonferenz in Prag war kurz.", []),
        ("Das Orkantief «Ruprecht» zieht ab, Hurrikan Otis folgt.", ["Ruprecht", "Otis"]),
        ("Ein Sturm Richtung Osten droht, das Tief Deutschlands endet.", []),
        ("In den USA wurde die Silicon Valley Bank geschlossen.", ["Silicon Valley Bank"]),
    ],
)  # fmt: skip
def test_institutions(names, text, found):
    assert bodies(names, text) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der Konzern Halvorsen schweigt. Halvorsen baut.", ["organisation"] * 2),
        ("Gestern kam Halvorsen. Der Konzern schweigt.", ["person"]),
        ("Der Konzern Halvorsen schweigt. Ole Halvorsen redet. Halvorsen baut.", ["person"] * 2),
    ],
)
def test_a_name_that_is_called_a_body_once_is_one_throughout(story, text, told):
    spans = [match.span() for match in re.finditer("(Ole )?Halvorsen", text)]
    by_model = [
        Mention(Span(*at), "person", text[slice(*at)], "names", "model", 0.7)
        for at in spans[-len(told) :]
    ]
    if told[0] == "organisation":
        by_model = by_model[1:]  # the model saw the second only
    found = called_bodies(tokenise(story(text)), (), by_model)
    assert [mention.type for mention in sorted(found, key=lambda one: one.span)] == told


def test_landforms_tell_by_their_end_what_and_by_their_beginning_which_they_are(names):
    text = "Am Aletschgletscher und an der Brennerautobahn, aber auf keiner Stadtautobahn."
    assert [span for span, kind, _ in names(text) if kind == "place"] == [
        "Aletschgletscher",
        "Brennerautobahn",
    ]


def test_a_long_form_with_its_abbreviation_is_kept_in_the_nominative(read):
    text = "Ein Bericht des bayerischen Wetteramts (WA) liegt vor."
    names = [mention.name for mention in read(text).mentions]
    assert names == ["Wetteramt", "WA"]


def test_names_by_form_are_kept_as_they_are_written_alone(read):
    text = "Der Chef des Gemeinde- und Städtebunds Prag rief an."
    names = [mention.name for mention in read(text).mentions if mention.via == "institution"]
    assert names[0] == "Gemeinde- und Städtebund Prag"


def test_english_institutions_end_before_a_role(names):
    text = "Bank of Canada President Ann Lee spoke at the Central Statistics Office."
    assert bodies(names, text, language="en") == ["Bank of Canada", "Central Statistics Office"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es gewann der FC Haveln mit 2:0.", ["FC Haveln"]),
        ("Am Ende siegte Borussia Haveln.", ["Borussia Haveln"]),
        ("Gegner ist der 1. FC Berlin.", ["1. FC Berlin"]),
        ("Der Prager SC stieg auf.", ["Prager SC"]),
        ("Gegen Haveln 04 war es knapp.", ["Haveln 04"]),
        ("Im Juni 04 kam er.", []),
        ("Rund 50 000 kamen.", []),
        ("Er bekam im Haveln 50 Stimmen.", []),
    ],
)
def test_clubs(names, text, found):
    assert bodies(names, text) == found


@pytest.mark.parametrize(
    ("text", "clubs"),
    [
        ("Der FC Essen gewann 3:1. Essen führt nun. Das Spiel gegen Essen war in Essen.", 2),
        ("Der FC Essen gewann 3:1. Zuvor hatte sich Essen gequält, Essen kam spät.", 2),
        ("Der FC Essen gewann klar. Essen führt nun.", 0),
        ("Der FC Essen schlug Borussia Essen 3:1. Essen führt nun.", 0),
        ("Der FC Essen gewann 3:1. Er kommt aus Essen.", 0),
    ],
)
def test_a_town_is_its_club_where_a_score_is_told(read, text, clubs):
    found = [one for one in read(text).mentions if one.type == "organisation"]
    assert [one.span.of(text) for one in found].count("Essen") == clubs


def test_a_club_of_the_authority_is_called_by_its_town(story, lexicon):
    berlin = Entity(entity_id("place", "berlin"), "Berlin", weight=3_000_000)
    club = Entity(
        entity_id("organisation", "quorz-berlin"),
        "1. FC Quorz Berlin",
        aliases=("Quorz Berlin",),
        description="Fußballverein",
    )
    authority = Authority.of([berlin, club])
    text = "Quorz Berlin gewann 3:1. Am Mittwoch muss Berlin nach Berlin."
    found = rules(authority, lexicon)(story(text), tokenise(story(text)))
    kinds = [one.type for one in found if one.span.of(text) == "Berlin"]
    assert kinds == ["organisation", "place"]


def test_the_greens_are_named_without_their_article(story, lexicon):
    party = Entity(entity_id("organisation", "gruene"), "Grüne", aliases=("Die Grünen", "Grünen"))
    text = "Die Grünen klagen."
    found = rules(Authority.of([party]), lexicon)(story(text), tokenise(story(text)))
    assert [one.span.of(text) for one in found] == ["Grünen"]


def test_the_town_in_a_compound_of_sport_is_the_club_the_story_names(names):
    found = names("Borussia Berlin verlor. Berlin-Trainer Muster ging nach Berlin.")
    assert ("Berlin", "organisation", "part") in found
    assert ("Berlin", "place", "names") in found


def named(read, text):
    return [
        (one.span.of(text), one.type, one.name)
        for one in read(text).mentions
        if one.via in {"club", "common-word", "district", "landform"} and one.relation != "relates"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es siegte der FC Bayern Haveln. Die Bayern führen.", "Bayern"),
        ("Es siegte der FC Bayern Haveln. Er lebt in Bayern.", None),
        ("Es siegte Werder Haveln. Danach stieg Werder ab.", "Werder"),
        ("Es siegte Werder Haveln vor Werder Berlin. Danach stieg Werder ab.", None),
        ("Er lebt in Werder.", None),
    ],
)
def test_a_club_named_once_is_meant_by_its_own_word(read, text, found):
    assert [words for words, *_ in named(read, text) if " " not in words] == [found] * bool(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Zugverkehr ruht, sagte ein Bahnsprecher. Die Bahn prüft das.", "Deutsche Bahn"),
        ("Der Zugverkehr ruht. Er fährt lieber mit der Bahn, auf der Bahn, Auto oder die Bahn.",
         None),
        ("Die Bahn war vereist.", None),
        ("CDU und CSU tagten. In der Union gärt es.", "Unionsparteien"),
        ("CDU und Europäische Union tagten. In der Union gärt es.", None),
        ("US-Präsident Muster sprach im Kongress.", "US-Kongress"),
        ("Er sprach im Kongress.", None),
        ("In Washington lehnen die Republikaner ab.", "Republikanische Partei"),
        ("In Washington kennt man den Republikaner, den Demokraten Joe Muster.", None),
        ("In Washington fehlt eine Mehrheit der Demokraten.", "Demokratische Partei"),
        ("In London stimmt das Unterhaus ab.", "Unterhaus"),
        ("In Tokio und London stimmt das Unterhaus ab.", None),
        ("Die USA verlieren. Der Senat des Bundesgerichtshofs tagt.", None),
        ("Die SPD verlor. Das ärgert die Sozialdemokraten.", "SPD"),
        ("Die SPÖ verlor. Das ärgert die Sozialdemokraten.", None),
        ("In Kiel tagt heute der Landtag.", "Landtag Schleswig-Holstein"),
        ("In Kiel und Erfurt tagt heute der Landtag.", "Landtag"),
        ("In Kiel und Erfurt tagt der hessische Ausschuss. Im hessischen Landtag, in Hessen.",
         "Hessischer Landtag"),
        ("In Bern tagt der Nationalrat.", "Schweizer Nationalrat"),
        ("Im Nationalrat wird getagt.", None),
    ],
)  # fmt: skip
def test_a_common_word_is_a_body_beside_a_sign_of_it(read, text, found):
    assert [name for _, _, name in named(read, text)] == [found] * bool(found)


def test_the_railway_in_a_compound_is_the_railway(names):
    found = names("Die Deutsche Bahn schweigt, Bahn-Sprecher Muster auch.")
    assert ("Bahn", "organisation", "part") in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er wohnt in der Karl-Muster-Allee.", ["Karl-Muster-Allee"]),
        ("Er kam zum Prager Platz.", ["Prager Platz"]),
        ("Stau auf der A 7 und der B96.", ["A7", "B96"]),
        ("Er flog in der A320 und fuhr einen Audi A3.", []),
        ("Unfall auf der Autobahn 4 am Kreuz Haveln-Ost.", ["A4", "Kreuz Haveln-Ost"]),
        ("Er nahm das Kreuz auf sich.", []),
        (
            "Er ging vom Parma Square zum Boulevard Triomphal.",
            ["Parma Square", "Boulevard Triomphal"],
        ),
        ("Er parkt in der Peterstraße, nicht in der Hauptgeschäftsstraße.", ["Peterstraße"]),
        ("Er kam am Prager Dom an.", ["Prager Dom"]),
        ("Sie spielt in der Rod Quorz Arena.", ["Rod Quorz Arena"]),
        ("Sie spielt in der Prager Quorz Arena.", ["Quorz Arena"]),
        (
            "Der Wagen rutschte in die Quorz-Kehre, die Trauer gilt dem Südfriedhof.",
            ["Quorz-Kehre", "Südfriedhof"],
        ),
        (
            "Im Nationalpark Bayerischer Quorz brennt es, im Nationalpark nicht.",
            ["Nationalpark Bayerischer Quorz"],
        ),
        ("Bären leben im Naturpark Quorlo-Brenz.", ["Naturpark Quorlo-Brenz"]),
        ("Das Boot liegt am Lummener See.", ["Lummener See"]),
        ("Das Haus steht am Halleschen Ufer.", ["Hallesches Ufer"]),
        ("Sie ziehen über den Platz der Republik.", ["Platz der Republik"]),
        ("Er hielt den Platz der Mannschaft.", []),
        (
            "Er fuhr durch den Kreis Lauenau und den Landkreis Berlin.",
            ["Kreis Lauenau", "Landkreis Berlin"],
        ),
        ("Der Kreis schließt sich.", []),
        ("Sie spielen in der Quorz-Arena.", ["Quorz-Arena"]),
        ("Stau vor dem Kreuz von A7 und B96.", ["A7", "B96"]),
        ("Er wohnt in der Lindenstraße, nicht in der Seitenstraße.", ["Lindenstraße"]),
        ("Sie ging vom Prager Hauptbahnhof zur Marktkirche.", ["Hauptbahnhof", "Marktkirche"]),
        ("Er stand auf dem Alten Markt, am Neuen Markt fielen Kurse.", ["Alter Markt"]),
        ("Am Flughafen Berlin, nicht am Flughafen Berlin Nord.", ["Flughafen Berlin"]),
        ("Auf der Plaza de Quorz war Musik.", ["Plaza de Quorz"]),
    ],
)
def test_streets_and_roads(read, text, found):
    assert [name for _, kind, name in named(read, text) if kind == "place"] == found


@pytest.mark.parametrize(
    ("number", "right"),
    [("DE000BAY0017", True), ("US0378331005", True), ("DE000BAY0018", False)],
)
def test_the_check_digit_tells_a_share_number_from_letters(number, right):
    assert is_isin(number) is right


def test_a_share_number_names_a_company(names):
    text = "Die Aktie (DE000BAY0017) stieg, DE000BAY0018 ist keine."
    assert bodies(names, text) == ["DE000BAY0017"]


@pytest.mark.parametrize(
    ("written", "alone"),
    [
        ("Deutschen Skiverbands", "Deutscher Skiverband"),
        ("Deutschen Steuer-Gewerkschaft", "Deutsche Steuer-Gewerkschaft"),
        ("Freien Universität Berlin", "Freie Universität Berlin"),
        ("Schwäbischen Tagblatt", "Schwäbisches Tagblatt"),
        ("Deutschen Dings", "Deutschen Dings"),
        ("Kölner Zoo", "Kölner Zoo"),
    ],
)
def test_names_stand_alone_in_the_nominative(written, alone):
    assert " ".join(as_alone(tuple(written.split()))) == alone


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The haulage federation QXZ said no.", ["QXZ"]),
        ("The train operator Quorzrail halted.", ["Quorzrail"]),
        ("The union said on Monday that Berlin was far.", []),
        ("Homes lost power as Storm Quorza hit.", ["Storm Quorza"]),
        ("A Storm came. Storm Warnings Rose.", []),
        ("He won the British Grand Prix.", ["British Grand Prix"]),
        ("She runs at the British Athletics Championships.", ["British Athletics Championships"]),
        ("The British Minister spoke.", []),
    ],
)
def test_english_names_by_the_words_beside_them(names, text, found):
    assert bodies(names, text, language="en") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Flights at Quorz Airport were cancelled.", "Quorz Airport"),
        ("The bells of St George's Cathedral rang.", "St George's Cathedral"),
        ("The Airport was closed.", None),
    ],
)
def test_english_buildings_and_landscapes(names, text, found):
    places = [span for span, kind, _ in names(text, language="en") if kind == "place"]
    assert places == [found] * bool(found)
