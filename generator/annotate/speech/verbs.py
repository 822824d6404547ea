"""Words of saying in German and English, and the subjunctive that German reports speech in."""

from __future__ import annotations

import re

from generator.annotate.grammar import word_set

_PAST = word_set(
    """sagte erklärte betonte meinte berichtete fragte antwortete urteilte wiederholte äußerte
    resümierte bilanzierte mahnte appellierte beklagte bestätigte dementierte argumentierte
    forderte warnte kritisierte lobte erwiderte ergänzte bekräftigte unterstrich versicherte
    verkündete bemerkte entgegnete erläuterte kommentierte behauptete beteuerte begründete
    unterstellte prophezeite orakelte scherzte spottete höhnte schimpfte klagte jubelte
    schwärmte witzelte murmelte flüsterte konstatierte analysierte prognostizierte schätzte
    vermutete glaubte befürchtete hoffte verlangte plädierte verteidigte würdigte begrüßte
    monierte rügte bemängelte präzisierte signalisierte unterrichtete informierte erinnerte
    erzählte gestand folgerte ermahnte beschwichtigte konterte gratulierte bedauerte bestritt
    verwies sprach versprach schrieb rief nannte bezeichnete zitierte twitterte postete
    deutete empörte wunderte freute drohte beschwor gelobte bat las schloss befand
    verneinte bejahte beschuldigte verriet offenbarte enthüllte erwähnte referierte
    diktierte notierte rechtfertigte wetterte reagierte rechnete meldete
    mutmaßte bezweifelte bezifferte riet garantierte skizzierte schilderte attestierte
    bescheinigte brandmarkte geißelte frohlockte ätzte stichelte raunte entschied bekannte
    schwor verurteilte warb"""
)
_PLURAL_STRONG = word_set(
    """unterstrichen gestanden bestritten verwiesen sprachen versprachen schrieben riefen
    nannten beschworen baten lasen schlossen befanden verrieten entschieden schworen"""
)
_PRESENT = word_set(
    """sagt erklärt betont meint berichtet fragt antwortet urteilt äußert mahnt appelliert
    beklagt bestätigt dementiert argumentiert fordert warnt kritisiert lobt erwidert ergänzt
    bekräftigt unterstreicht versichert verkündet bemerkt entgegnet erläutert kommentiert
    behauptet beteuert begründet verlangt schreibt ruft nennt bezeichnet zitiert spricht
    verspricht glaubt befürchtet hofft schätzt vermutet rechnet erzählt betonen sagen erklären
    fordern warnen kritisieren berichten meinen schreiben meldet melden rät raten verlangen bietet
    bieten befürchten hoffen glauben schildert bezweifelt attestiert bescheinigt verkünden
    kündigen weisen"""
)
_SPLIT = {
    "teilte": "mit", "teilten": "mit", "teilt": "mit",
    "kündigte": "an", "kündigten": "an", "kündigt": "an",
    "fügte": "hinzu an", "fügten": "hinzu", "fügt": "hinzu an",
    "räumte": "ein", "räumten": "ein", "räumt": "ein",
    "führte": "aus an", "führt": "aus an",
    "gab": "bekannt zu an", "gaben": "bekannt zu an", "gibt": "bekannt zu an",
    "wies": "hin zurück darauf", "wiesen": "hin zurück darauf", "weist": "hin zurück darauf",
    "hob": "hervor", "hebt": "hervor", "hoben": "hervor",
    "stellte": "fest klar", "stellten": "fest klar", "stellt": "fest klar",
    "setzte": "hinzu", "fuhr": "fort", "fährt": "fort",
    "warf": "vor ein", "warfen": "vor", "wirft": "vor",
    "hielt": "entgegen fest dagegen", "hält": "entgegen fest dagegen",
    "legte": "dar nach", "schlug": "vor", "schlugen": "vor", "schlägt": "vor",
    "fasste": "zusammen", "schloss": "aus", "lehnte": "ab", "sah": "voraus",
    "ging": "davon", "gehen": "davon", "geht": "davon", "gingen": "davon",
    "sagte": "", "stimmte": "zu",
}  # fmt: skip
PARTICLES = {verb: frozenset(words.split()) for verb, words in _SPLIT.items() if words}
"""Verbs that mean saying only with one of these particles in their clause."""

_ENGLISH = word_set(
    """said says say told tells added adds stated announced warned warns asked asks replied wrote
    writes declared insisted explained argued argues called calls noted stressed claimed
    confirmed denied acknowledged admitted predicted recalled suggested promised vowed urged
    pledged reported tweeted testified emphasised emphasized concluded remarked cautioned
    conceded complained quipped responded countered reiterated believes believed say regretted
    regrets estimated estimates"""
)
FINITE = (
    _PAST
    | {verb + "n" for verb in _PAST if verb.endswith("te")}
    | _PLURAL_STRONG
    | _PRESENT
    | {"hieß", "heißt", "verlautete", "ließ"}
)
ENGLISH = _ENGLISH
CALLING = word_set(
    """described describes spoke speaks branded dubbed labelled labeled dismissed hailed welcomed
    mocked praised condemned denounced criticised criticized slammed rejected derided ridiculed
    deplored lamented likened demanded characterised characterized decried"""
)
"""English verbs beside which words in quotation marks are their subject's (`described it as`)."""
PARTICIPLES = word_set(
    """gesagt erklärt betont gemeint berichtet gefragt geantwortet geurteilt wiederholt geäußert
    gemahnt appelliert beklagt bestätigt dementiert argumentiert gefordert gewarnt kritisiert
    gelobt erwidert ergänzt bekräftigt unterstrichen versichert verkündet bemerkt erläutert
    behauptet beteuert begründet verlangt geschrieben gerufen genannt bezeichnet gesprochen
    versprochen mitgeteilt angekündigt hinzugefügt eingeräumt ausgeführt angegeben hingewiesen
    hervorgehoben festgestellt vorgeworfen klargestellt zugesagt verwiesen gedroht erzählt
    zugegeben vorgeschlagen geschätzt beteuert bestritten mitteilte mitteilten mitteilt
    ankündigte hinzufügte einräumte ausführte angab angaben hinwies hervorhob feststellte
    vorwarf klarstellte betonte vorschlug bekanntgab aufgefordert beschuldigt angeboten geraten
    gemeldet geschildert bekanntgegeben angedeutet angeregt angemahnt angeordnet vereinbart
    beschlossen aufgerufen gebeten gehofft befürchtet vermutet verkündet entgegnet beklagt
    gedrängt begrüßt geglaubt zugesichert"""
)
"""Forms that close a clause: participles, and separable verbs written as one word."""

UNNAMED = word_set("hieß heißt verlautete verlautet")
"""Verbs without a speaker as their subject: `hieß es im Ministerium`, `verlautete aus Kreisen`."""

AUXILIARIES = word_set("hat haben hatte hatten habe wurde wird ist war wurden hätte had has have")

PASSIVE = word_set("wurde wurden wird werden worden")
"""Forms that a sentence in the passive has, whose subject says nothing."""

NAMING = word_set(
    """nannte nennt nannten bezeichnete bezeichnet sprach spricht sprachen genannt bezeichnet
    gesprochen called calls described dubbed lobte kritisierte würdigte verurteilte bezeichneten
    wertete wertet sieht sah sahen sehen hält hielt halten verteidigte geißelte brandmarkte rügte
    warf werfen warfen wies wiesen weist beklagte beklagt warnte warnt warnten"""
)
"""Verbs whose object in quotation marks is the speaker's word, even where it looks like a name."""

SOURCES = re.compile(
    r"(?:[\w-]*(?:[Aa]ngaben?|[Bb]ericht(?:e|en|s)?|[Ii]nformationen|[Mm]itteilung|[Aa]ussagen?|"
    r"[Mm]einung|[Aa]nsicht|[Ss]icht|[Bb]erechnung(?:en)?|[Dd]okument(?:en|s)?|[Ss]tudien?|"
    r"[Uu]mfragen?|[Kk]reisen|[Aa]uskunft|[Ss]childerung(?:en)?|[Gg]utachtens?)|"
    r"Worten|Einschätzung(?:en)?|Auffassung|Darstellung|Überzeugung|Erkenntnis(?:sen|stand)|"
    r"Ermittlungen|Schätzungen|Lesart|Entwurf|Protokoll|Zählung|Hochrechnung(?:en)?|"
    r"Vorstellung(?:en)?|Wissen|Recherchen)$"
)
"""Nouns that, after `nach` or before `zufolge`, say whose words follow."""

PAPERS = re.compile(
    r"[\w-]*(?:"
    r"[Mm]itteilung|[Ee]rklärung|[Bb]ericht|[Pp]apier|[Bb]egründung|[Ss]chreiben|[Bb]rief|"
    r"[Ss]tellungnahme|[Aa]ntwort|[Aa]ntrag|[Ee]ntwurf|[Ss]tudie|[Gg]utachten|[Uu]rteil|"
    r"[Aa]nklage|[Aa]nklageschrift|[Dd]okument|[Bb]eschluss|[Rr]esolution|[Aa]ufruf|[Tt]ext|"
    r"[Vv]orlage|[Vv]ermerk|[Pp]rotokoll|[Kk]ommuniqué|[Ee]intrag|[Nn]achricht|[Mm]ail|"
    r"[Ss]tatement|[Aa]nkündigung|[Ee]inladung|[Aa]nalyse|[Bb]ekanntmachung|[Ww]arnung"
    r")(?:en|n|s|es)?"
)
"""Nouns for what is written, in which somebody's words stand: `heißt es in der Mitteilung`."""

_SUBJUNCTIVE = word_set(
    """sei seien habe werde könne müsse solle wolle dürfe möge gebe gehe komme stehe bleibe liege
    brauche wisse lasse halte nehme sehe finde bestehe gelte laufe erwarte bringe führe trage
    spreche handele handle zeige treffe bedeute betreffe biete denke diene drohe entspreche
    erfordere ergebe erhalte erlaube fehle fordere gehöre gelinge geschehe glaube herrsche
    hoffe kenne kläre kämpfe leide lebe leiste lehne liefere mache meine nutze
    plane prüfe rechne reiche sage scheine schreibe setze sorge stelle steige sinke suche tue
    unterstütze verfüge verdiene verhalte verliere verstehe versuche vertraue warte wirke wünsche
    ziehe zahle beginne begrüße beruhe besitze betrage befinde berate verhandle verlange ende
    verstoße verfolge bitte"""
)
_CONDITIONAL = word_set(
    """hätten hätte wären wäre würden würde könnten könnte müssten müsste sollten dürften dürfte
    gäbe gäben kämen käme bräuchten stünden stünde gingen blieben"""
)
SUBJUNCTIVE = _SUBJUNCTIVE
"""Forms that mark a clause as somebody's words by themselves (Konjunktiv I)."""

REPORTED = _SUBJUNCTIVE | _CONDITIONAL
"""Forms that mark it after a verb of saying, Konjunktiv II among them (Duden: the plural takes it
where Konjunktiv I looks like the indicative)."""
