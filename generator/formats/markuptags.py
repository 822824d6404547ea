"""The elements and classes of HTML, XHTML and NITF, by what they mean for a text."""

from __future__ import annotations

from generator.formats.wordsets import word_set

DROPPED = word_set(
    """
    script style template head title meta link noscript svg math canvas object applet audio select
    textarea button input form nav frameset datasource media-metadata media-object bildfil
    """
)
"""Elements whose content is no text of a story."""

HEADINGS = word_set("h1 h2 h3 h4 h5 h6 hl2 subtitle rubrik mellis")
"""Elements of subheads."""

BLOCKS = HEADINGS | word_set(
    """
    p div section article header footer main aside blockquote bq block ul ol dl dt dd li pre hr
    figure figcaption address center table caption tr thead tbody tfoot td th body html
    body.content body.head body.end nitf credit tagline media media-caption media-producer fn note
    details summary fieldset legend nitf-table nitf-col custom-table hedline hl1 byline dateline
    abstract video inlinexml figure
    text dat ingress brodtext citat bild bildtext bildskapare
    """
)
"""Elements that begin and end a block."""

CAPTIONS = {
    "abstract": "abstract", "byline": "byline", "caption": "media", "credit": "credits",
    "figcaption": "media", "header": "ignored", "media-caption": "media",
    "media-producer": "credits", "note": "editorial", "tagline": "credits",
    "bildtext": "media", "bildskapare": "credits", "dat": "ignored",
}  # fmt: skip
"""Elements whose text is a note, and of which kind; what is ignored stands in fields as well."""

CLASS_CAPTIONS = {
    "teaser": "abstract", "abstract": "abstract", "byline": "byline", "author": "byline",
    "closingline": "closing", "caption": "media", "creditline": "credits", "dat": "credits",
}  # fmt: skip
"""Classes that desks give to parts of a text's frame within it, and the kind of note."""

PRIVATE_CLASSES = frozenset({"np-nonpublic", "nonpublic", "not-for-publication"})
"""Classes of what is not for publication."""

PICTURES = frozenset({"figure", "media"})
"""Elements that hold a picture and what belongs to it."""

IGNORED = "ignored"
"""The kind of what is left out."""

EMBEDS = frozenset({"iframe", "embed", "video", "source"})
"""Elements that bring something from elsewhere; its address is a link."""

SUBHEAD_CLASSES = frozenset(
    {"crosshead", "intertitle", "subhead", "subheadline", "subheading", "zwischentitel",
     "zwischenzeile", "zwischenueberschrift"}
)  # fmt: skip
"""Classes of paragraphs that are subheads."""
