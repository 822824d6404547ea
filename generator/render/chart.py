"""A small bar chart of stories per month: inline SVG, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Mapping

from generator.render.dates import month_name
from generator.render.wording import Wording, counted

_BAR, _GAP, _HEIGHT = 10, 2, 48
# Beyond this many months the bars would be thinner than a pixel: years are drawn instead.
_MOST_BARS = 120


def months_chart(months: Mapping[tuple[int, int], int], wording: Wording) -> str:
    """The chart of counts per (year, month), gaps included; `months` holds at least one.

    Raw HTML of one line and no blank line, so that every Markdown builder passes it through.
    """
    bars = _filled(months, wording)
    most = max(count for _, count in bars)
    width = len(bars) * (_BAR + _GAP)
    drawn = "".join(
        f'<rect x="{position * (_BAR + _GAP)}" y="{_HEIGHT - height}" width="{_BAR}" '
        f'height="{height}"><title>{label}: {count}</title></rect>'
        for position, (label, count) in enumerate(bars)
        if (height := round(count / most * _HEIGHT))
    )
    title = f"{wording.over_time_caption}: {bars[0][0]} – {bars[-1][0]}"
    svg = (
        f'<svg class="months" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}" '
        f'role="img" aria-label="{title}" preserveAspectRatio="none">{drawn}</svg>'
    )
    rows = "".join(
        f"<tr><td>{label}</td><td>{counted(wording.story_count, count)}</td></tr>"
        for label, count in bars
        if count
    )
    table = f"<details><summary>{title}</summary><table>{rows}</table></details>"
    return f"<div>{svg}{table}</div>"


def _filled(months: Mapping[tuple[int, int], int], wording: Wording) -> list[tuple[str, int]]:
    """Labels and counts without gaps in time: by month, or by year where months are too many."""
    first, last = min(months), max(months)
    span = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if span <= _MOST_BARS:
        steps = [divmod(first[0] * 12 + first[1] - 1 + step, 12) for step in range(span)]
        return [
            (f"{month_name(month + 1, wording.language)} {year}", months.get((year, month + 1), 0))
            for year, month in steps
        ]
    years = range(first[0], last[0] + 1)
    return [(str(y), sum(n for (year, _), n in months.items() if year == y)) for y in years]
