from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.index import codec
from generator.site.index.codec import Pack, TableWriter, order, read_block, read_varint, varints

ENTRIES = st.dictionaries(st.text(max_size=12), st.binary(max_size=400), max_size=200)


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(numbers: list[int]) -> None:
    content = varints(numbers)
    at, found = 0, []
    for _ in numbers:
        number, at = read_varint(content, at)
        found.append(number)
    assert found == numbers
    assert at == len(content)


@settings(deadline=None)
@given(ENTRIES.filter(lambda entries: all(key.isprintable() for key in entries)))
def test_tables_come_back_and_their_directory_leads_to_every_key(entries: dict[str, bytes]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        table = TableWriter(Pack(folder, "table"))
        for key in sorted(entries, key=order):
            table.add(key, entries[key])
        directory = table.close()
        keys, sizes, parts = directory.keys, directory.sizes, directory.parts
        blocks = []
        for number, size in enumerate(sizes):
            part = max(p for p, first in enumerate(parts) if first <= number)
            offset = sum(sizes[parts[part] : number])
            content = (folder / f"table-{part}.bin").read_bytes()[offset : offset + size]
            blocks.append(read_block(content))
    assert dict(entry for block in blocks for entry in block) == entries
    for number, block in enumerate(blocks):
        for key, _ in block:
            last = max(n for n, first in enumerate(keys) if order(first) <= order(key))
            assert last == number


def test_blocks_are_cut_where_little_tells_them_apart(tmp_path: Path) -> None:
    table = TableWriter(Pack(tmp_path, "table"), block=400)
    for stem in ("abend", "bericht", "dorf"):
        for number in range(20):
            table.add(f"{stem}\t{stem}{number:02}", b"payload")
    assert table.close().keys == ("", "b", "d")


def test_packs_are_cut_between_chunks(tmp_path: Path) -> None:
    pack = Pack(tmp_path, "pack")
    chunk = b"x" * (codec.PART_BYTES // 2 + 1)
    assert [pack.add(chunk) for _ in range(3)] == [(0, 0), (1, 0), (2, 0)]
    pack.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "pack-0.bin",
        "pack-1.bin",
        "pack-2.bin",
    ]
