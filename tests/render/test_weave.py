"""Weaving keeps every character and every mark."""

from hypothesis import given
from hypothesis import strategies as st

from generator.curate.stories import read_text
from generator.model.ids import entity_id, page_path
from generator.model.marks import Link, LinkedMention, Mention, Unlinked
from generator.model.story import Block
from generator.model.text import Span
from generator.render.weave import weave
from generator.store.dialect import unweave, without_anchor

PAGE = page_path("stories/2025/04/x.md")
KINDS = ("paragraph", "subhead", "item")

blocks_of_text = st.lists(
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc", "Zl", "Zp"),
            include_characters=" *_[]<>&\\`#-+.|~{}!()\"'é\u0301👩",
        ),
        min_size=1,
    ).filter(lambda text: text == text.strip() and text),
    min_size=1,
    max_size=5,
)


@st.composite
def marked_texts(draw):
    pieces = draw(blocks_of_text)
    text, blocks, mentions, position = "\n\n".join(pieces), [], [], 0
    for piece in pieces:
        span = Span(position, position + len(piece))
        blocks.append(Block(span, draw(st.sampled_from(KINDS))))
        cuts = sorted(draw(st.sets(st.integers(0, len(piece)), max_size=6)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            mention = Mention(Span(position + start, position + end), "person", "x")
            target = draw(
                st.sampled_from([Link(entity_id("person", "john-healey"), "t"), Unlinked("t")])
            )
            mentions.append(LinkedMention(mention, target))
        position += len(piece) + 2
    return text, tuple(blocks), tuple(mentions)


@given(marked_texts())
def test_stripping_the_links_gives_the_text_back(marked):
    text, blocks, mentions = marked
    markdown = weave(text, blocks, mentions, PAGE, lambda _: "")
    assert read_text(markdown) == (text, blocks)


@given(marked_texts())
def test_no_mark_is_lost_or_shifted(marked):
    text, blocks, mentions = marked
    markdown = weave(text, blocks, mentions, PAGE, lambda _: 'ein "Titel"')
    position, found = 0, []
    for piece in markdown.split("\n\n"):
        stripped = without_anchor(piece.removeprefix("## ").removeprefix("- "))
        shown, links = unweave(stripped)
        found += [each.span.shift(position) for each in links]
        position += len(shown) + 2
    wanted = [each.mention.span for each in mentions if each.entity]
    assert found == wanted


def test_a_mention_across_blocks_is_left_plain() -> None:
    text = "Eins\n\nZwei"
    blocks = (Block(Span(0, 4), "paragraph"), Block(Span(6, 10), "paragraph"))
    mention = Mention(Span(2, 8), "person", "x")
    across = (LinkedMention(mention, Link(entity_id("person", "x"), "t")),)
    assert weave(text, blocks, across, PAGE, lambda _: "") == (
        '<a id="p1"></a>Eins\n\n<a id="p2"></a>Zwei'
    )
