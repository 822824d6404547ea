"""Whether our renderer writes what Python-Markdown writes here, tried on a specimen.

An archive may name other extensions in its `mkdocs.yml`, and another release of Python-Markdown
may write something differently. So before a build relies on the renderer, a page with everything
the dialect has goes through both; if they differ in one byte, every page is Python-Markdown's.
"""

from __future__ import annotations

import logging

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.site.fast.blocks import render
from generator.site.fast.facts import contents_of
from generator.site.fast.inline import Outside

log = logging.getLogger("mkdocs.plugins.depesche-fast")

# Extensions that leave text of the dialect alone, which escapes whatever they would look for.
_HARMLESS = frozenset({"toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes"})

SPECIMEN = """<section class="story-head" markdown>

`EIL` KICKER

# Müller & Söhne: "Ja" -- 5 \\* 3 \\_x\\_ &lt;b&gt; &amp;amp; \\#1

**Unter\\*titel**

[Berlin](../places/berlin.md) · dda · [9. Mai](#p1) *Von A\\-B*

</section>

<section class="story-text" markdown>

<a id="p1"></a>[Ja](x.md "A &amp; „B“ (C[d]")-Wort, 3 > 2 & 4; http://example.org/a\\_b
e-mail@example.org

## <a id="p2"></a>Zwischen *zwei* [Orten](../places/y.md)

19\\. Mai: ein
zweiter \x20
  und [dritter](z.md) \x20
  *vierter*

- eins
- **[zwei](b.md#p2)** … [drei](c.md) \x20
  Zeile \x20
  *[vier](d.md); fünf*

1. eins
1. zwei

Dazwischen

- lose

    Absatz [darin](e.md)

    *Noch* einer

- zweiter
- dritter

## Zwischen *zwei* [Orten](../places/y.md)

    vorformatiert   * nicht

    zweite  > Zeile

> Zitat [mit](f.md) \\> Zeichen

| A | B |
| --- | --- |
| eins | [zwei](g.md) &#124; drei |
|   |  |

<div class="a"><svg viewBox="0 0 1 1"><title>x &amp; y</title><a href="a.html">\
<path d="M0"/></a></svg>\
<details><summary>S</summary><table><tr><td>1</td></tr></table></details></div>

<details markdown>
<summary>Dasselbe als Tabelle: 2031</summary>

| A |
| --- |
| eins<i class="x-y" aria-hidden="true" style="--a:1;--b:2"></i> |

</details>

<details markdown>
<summary>Worte</summary>

Text

- eins \x20
  <small>klein · [f](f.md)</small>
- zwei

    Absatz

### Darin

- drei

</details>

- vier

<ins>neu</ins> und <del>alt</del> `code & <` nicht

### Ende

</section>

<section class="zuletzt" markdown>

<details markdown>
<summary>Allein</summary>

Nur

</details>

</section>
""".replace("`code & <`", "`code & _x_`")


def proven(config: MkDocsConfig) -> bool:
    """Whether pages may be rendered our way under this configuration."""
    names = {name for name in config.markdown_extensions if isinstance(name, str)}
    if len(names) != len(config.markdown_extensions) or not names <= _HARMLESS:
        log.info("Pages are rendered by Python-Markdown, for the sake of its extensions.")
        return False
    markdown = Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )
    try:
        ours = render(SPECIMEN, lambda link: link)
    except Outside:
        return False
    same = markdown.convert(SPECIMEN) == ours.content and told(contents_of(ours.headings)) == told(
        get_toc(getattr(markdown, "toc_tokens", []))
    )
    if not same:
        log.info("Pages are rendered by Python-Markdown, which is set up otherwise than expected.")
    return same


def told(toc: TableOfContents) -> list[object]:
    """A table of contents as plain values."""
    return [(link.level, link.id, link.title, told(link.children)) for link in toc]  # type: ignore[arg-type]
