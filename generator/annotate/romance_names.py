"""Names of bodies and places in French, Italian, Spanish and Portuguese by their form:
`Musée du quai Branly`, `Fundação Getulio Vargas`, `Plaza de Armas`.

Their first word tells what they are of, as in no German name; the rest goes on over small words of
those languages up to the last capital.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import word_set
from generator.annotate.landforms import VIA as LANDFORM
from generator.annotate.tokens import Tokens, may_name
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

VIA = "institution"

_BODIES = word_set(
    """Musée Museo Museu Teatro Théâtre Fundação Fundación Fundació Fondazione Fondation Università
    Universidad Universidade Université Universitat Instituto Istituto Banco Banca Banque Caisse
    Société Sociedad Partido Partito Parti Movimiento Movimento Mouvement Confederación
    Confédération Asociación Associazione Associação Frente Alianza Accademia Académie Ministère
    Ministerio Ministério Comisión Consejo Conseil Assemblée École Ecole Escuela Scuola Escola
    Hôpital Ospedale Biblioteca Bibliothèque Orchestre Opéra Grupo Gruppo Fédération Federación
    Federazione Policía Polícia Guardia Unión União Izquierda Rassemblement Ligue Sindicato
    Syndicat Comunità Cinémathèque Galerie Galleria Filarmonica"""
)
_PLACES = word_set(
    """Palazzo Palacio Palácio Château Castello Castillo Basilica Basílica Cattedrale Cathédrale
    Catedral Plaza Praça Place Ponte Puente Gare Stade Estadio Estádio Stadio Aeroporto Isla
    Isola Ilha Lago Lac Mont Río Vallée Parc Parque Parco Île Chiesa Église Iglesia Quai Avenida
    Hôtel Cimetière Campo"""
)
_IN_GERMAN_TOO = word_set("Galerie Campo Place Parti Lago Ponte")
"""Words that are others in German or somebody's name: a small word must follow."""
_SMALL = word_set(
    """de du del della delle dei degli di da do dos das la le les el los las y e et à aux al alla l
    d a en sur per para pour un une quai"""
)
_MARKS = frozenset("'’")
_LONGEST = 8
_BESIDE = 2
"""How many capitals follow each other: behind more of them a German noun may stand."""
_CONFIDENCE = 0.8


def romance_names(tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Mention]:
    """What such first words begin, unless the authority lists it."""
    for index in tokens.where(_begins):
        token = tokens.at(index)
        before = tokens.near(index - 1, token.sentence).text
        end = _past(tokens, index)
        if end is None or before in lexicon.first_names or before in _SMALL:
            continue
        words = tokens.words(index, end)
        if token.text in _IN_GERMAN_TOO and words[1] not in _SMALL:
            continue
        if gazetteer.lists(words):
            continue
        span = tokens.span(index, end)
        name = span.of(tokens.text)
        if token.text in _BODIES:
            yield Mention(span, "organisation", name, "names", VIA, _CONFIDENCE)
        else:
            yield Mention(span, "place", name, "names", LANDFORM, _CONFIDENCE)


def _begins(word: str) -> bool:
    return word in _BODIES or word in _PLACES


def _past(tokens: Tokens, index: int) -> int | None:
    """Where the name ends: behind its last capital, two of which may stand side by side."""
    sentence = tokens.at(index).sentence
    end, beside = None, 0
    most = 1 if tokens.texts[index] in _PLACES else _BESIDE
    for step in range(index + 1, index + _LONGEST):
        token = tokens.near(step, sentence)
        if may_name(token):
            beside += 1
            if beside > most:
                break
            end = step + 1
        elif token.text in _SMALL or token.text in _MARKS:
            beside = 0
        else:
            break
    return end
