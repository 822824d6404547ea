"""What people are called besides their names: other words for a role, and walks of life."""

from __future__ import annotations

from generator.annotate.grammar import word_set

SAME = {
    "regierungschef": ("ministerpräsident", "premier", "kanzler"),
    "premier": ("premierminister", "ministerpräsident"),
    "premierminister": ("premier", "ministerpräsident"),
    "ministerpräsident": ("premier",),
    "staatschef": ("präsident", "staatsratsvorsitzend", "könig"),
    "staatsoberhaupt": ("präsident", "könig"),
    "ressortchef": ("minister",),
    "parteichef": ("vorsitzend", "chef", "generalsekretär"),
    "parteivorsitzend": ("vorsitzend", "chef"),
    "chef": ("vorsitzend", "chef", "generalsekretär"),
    "vorsitzend": ("chef", "vorsitzend"),
    "chefdiplomat": ("außenbeauftragt", "außenminister"),
    "außenamtschef": ("außenminister",),
    "politiker": ("minister", "abgeordnet", "vorsitzend", "chef", "kanzler", "fraktion",
                  "sprecher", "senator", "bürgermeister", "politiker", "präsident"),
    "diplomat": ("botschafter", "minister", "gesandt", "beauftragt"),
    "kirchenmann": ("bischof", "papst", "pfarrer"),
    "militär": ("general", "oberst", "admiral"),
    "professor": ("ökonom", "wissenschaftler", "forscher", "politolog", "jurist", "historiker",
                  "soziolog", "rechtler", "mediziner", "ingenieur", "experte"),
    "anwalt": ("verteidiger", "rechtsanwalt"),
    "coach": ("trainer",),
    "ökonom": ("volkswirt", "chefvolkswirt", "analyst"),
    "manager": ("chef", "vorstand", "geschäftsführer"),
    "prime minister": ("premier",),
}  # fmt: skip
"""What else a role is called, lower case, without feminine and inflected endings."""

WALKS = (
    "jährige",
    "jähriger",
    *(
        ending
        for noun in word_set(
            """manager politiker spieler stürmer torhüter jurist ökonom experte forscher
            wissenschaftler autor schriftsteller regisseur musiker sänger unternehmer mediziner
            physiker historiker diplomat funktionär sportler gewerkschafter profi ingenieur
            soziologe kollege landsmann schauspieler künstler theologe meteorologe biologe chemiker
            virologe springer läufer fahrer schwimmer boxer turner kicker keeper verteidiger
            angreifer werfer reiter segler champion weltmeister olympiasieger titelverteidiger
            kapitän"""
        )
        for ending in (noun, noun.removesuffix("e") + "in")
    ),
)
"""What people are called by who were named before, besides their role."""

ANYBODY = ("mann", "frau", "politiker", "autor")
