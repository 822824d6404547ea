"""Front matter made safe for templates.

MkDocs renders templates without escaping, and Material puts a page's title and description into
its `<head>` as they stand. A headline out of a wire may hold anything.
"""

from __future__ import annotations

from markupsafe import Markup, escape

Value = object
"""What YAML yields: text, numbers, dates, lists and mappings of these."""


def escaped(value: Value) -> Value:
    """`value` with every text in it escaped for HTML, once, however often templates escape it.

    Text that is marked as safe already stays as it is; keys of mappings are the generator's own.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list):
        return [escaped(part) for part in value]
    if isinstance(value, dict):
        return {key: escaped(part) for key, part in value.items()}
    return value
