"""Which entity each mention means: decided with its reason, or left unlinked with its reason."""

from __future__ import annotations

from itertools import pairwise

from generator.authority import Authority
from generator.link.districts import DISTRICT, Districts
from generator.link.metonyms import capitals, is_metonym, stand_together
from generator.link.organisations import Organisations
from generator.link.people import People
from generator.link.places import choose_place, setting_of
from generator.model.archive import LinkedStory
from generator.model.ids import EntityId
from generator.model.marks import Annotations, Link, LinkedMention, Mention, Unlinked
from generator.model.story import Story

__all__ = ["link"]


def link(story: Story, annotations: Annotations, authority: Authority) -> LinkedStory:
    """The story with every mention decided, its dateline, and the entities first met in it.

    The towns of the dateline are entities of the story, mentioned in its text or not.
    A name is never forced: a tie is an Unlinked that names its candidates.
    """
    mentions = annotations.mentions
    setting, dateline = setting_of(story, mentions, authority)
    people = People(story, mentions, annotations.roles, authority)
    organisations = Organisations(story.text, mentions, authority, setting.countries)
    districts = Districts(authority)

    def target(mention: Mention) -> Link | Unlinked:
        if mention.type == "person":
            return people.choose(mention)
        if mention.via == DISTRICT:
            return districts.choose(mention)
        if mention.type == "place":
            place = choose_place(mention, setting, authority)
            return _as_government(story, mention, place, authority)
        if mention.type == "other":
            return Unlinked("names of that kind have no pages")
        return organisations.choose(mention)

    linked = _paired(
        story, tuple(LinkedMention(mention, target(mention)) for mention in mentions), authority
    )
    named = (mention.entity for mention in linked)
    entities: dict[EntityId, None] = {
        entity: None for entity in (*dateline, *named) if entity is not None
    }
    minted = {**people.minted, **organisations.minted, **districts.minted}
    return LinkedStory(
        story,
        annotations,
        linked,
        dateline=dateline,
        entities=tuple(entities),
        minted=tuple(minted[entity] for entity in entities if entity in minted),
    )


def _paired(
    story: Story, linked: tuple[LinkedMention, ...], authority: Authority
) -> tuple[LinkedMention, ...]:
    """The mentions, two capitals named in one breath marked as the governments they stand for."""
    towns = capitals(authority)
    found = list(linked)
    for index, (one, other) in enumerate(pairwise(linked)):
        both = one.entity in towns and other.entity in towns
        if both and stand_together(story.text, one.mention.span, other.mention.span):
            for step in (index, index + 1):
                target = found[step].target
                if isinstance(target, Link) and not target.via.endswith("+metonym"):
                    sure = min(target.confidence, 0.85)
                    target = Link(target.entity, target.via + "+metonym", sure)
                    found[step] = LinkedMention(found[step].mention, target)
    return tuple(found)


def _as_government(
    story: Story, mention: Mention, target: Link | Unlinked, authority: Authority
) -> Link | Unlinked:
    """The link to a capital, marked where the town stands for the government in it."""
    if isinstance(target, Unlinked) or target.entity not in capitals(authority):
        return target
    if mention.relation != "names" or not is_metonym(story.text, mention.span):
        return target
    return Link(target.entity, target.via + "+metonym", min(target.confidence, 0.85))
