"""What to read after a story, with the reasons in words."""

from __future__ import annotations

from generator.model.archive import Relation
from generator.model.ids import PagePath, StoryId
from generator.model.page import RelatedFront
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording


def related_section(story: StoryId, path: PagePath, site: SiteMap) -> str:
    """Of a story's page: the stories closest to it, each with what both have."""
    relations = site.archive.related.get(story, ())
    if not relations:
        return ""
    rows = []
    for relation in relations:
        line = site.story_line(path, site.by_id[relation.story])
        rows.append(f"- {line}  \n  *{'; '.join(_reasons(relation, path, site))}*")
    return f"## {tie_wording(site.wording.language).related}\n\n" + "\n".join(rows)


def _reasons(relation: Relation, path: PagePath, site: SiteMap) -> list[str]:
    """The reasons, names as links."""
    words = tie_wording(site.wording.language)
    names = [site.entity_link(path, entity) for entity in relation.entities]
    return _in_words(relation, words.both.format(", ".join(names)), site)


def _in_words(relation: Relation, both: str, site: SiteMap) -> list[str]:
    words = tie_wording(site.wording.language)
    reasons = [both] if relation.entities else []
    reasons += [words.same_passage] if relation.passage else []
    reasons += [words.same_thread] if relation.thread else []
    return reasons


def related_front(story: StoryId, site: SiteMap) -> tuple[RelatedFront, ...]:
    """The same for the front matter: the pages of the stories, and plain words."""
    words = tie_wording(site.wording.language)
    found = []
    for relation in site.archive.related.get(story, ()):
        names = ", ".join(site.archive.entities[entity].name for entity in relation.entities)
        page = site.archive.pages[relation.story].removesuffix(".md")
        reasons = _in_words(relation, words.both.format(names), site)
        found.append(RelatedFront(page, tuple(reasons)))
    return tuple(found)
