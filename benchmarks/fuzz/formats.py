"""Fuzzes the parsers of wire formats with mutated samples, and states how many runs that were.

    python benchmarks/fuzz/formats.py --seconds 60              # every format, random mutations
    python benchmarks/fuzz/formats.py feed html --seconds 300   # these formats
    python benchmarks/fuzz/formats.py mail --atheris            # led by coverage, where installed

A run is one file given to one parser. It must end in stories or in a WireError, within the CPU
seconds of `--slowest`; anything else is told with its traceback, its input is kept in the folder
`--failures`, and the exit status is 1. With the same `--seed` the mutations are the same.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

with contextlib.ExitStack() as stack:
    if "--atheris" in sys.argv:
        import atheris

        # Only what is imported under this hook tells its coverage.
        stack.enter_context(atheris.instrument_imports(include=["generator.formats"]))
    from generator.errors import WireError
    from generator.formats import FORMATS, Conventions, Format
    from generator.model.wire import Wire

SAMPLES = ROOT / "tests" / "formats" / "samples"
LONGEST = 200_000
TOKENS = (
    b"<", b">", b"&", b";", b'"', b"'", b"{", b"}", b"[", b"]", b"\x00", b"\x01", b"\x02", b"\x03",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\n\n", b"\t", b"=", b"^", b"<![CDATA[", b"]]>",
    b"&#0;", b"&#xD800;", b"&lol;", b"<!DOCTYPE x [", b"(dpa) - ", b"* * * *\n", b"NNNN\n",
    b"Sperrfrist: ", b"9999-99-99", b"\xc3", b"=?utf-8?Q?", b"Content-Type: ", b"null", b"1e999",
)  # fmt: skip


@dataclass
class Tally:
    """What the runs of one format came to."""

    runs: int = 0
    stories: int = 0
    refused: int = 0
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)


def samples_of(known: Format) -> list[bytes]:
    """The sample files that this format is the surest of."""
    found: list[bytes] = []
    for path in sorted(path for path in SAMPLES.rglob("*") if path.is_file()):
        raw = path.read_bytes()
        wire = Wire.of(path.name, raw)
        if max(FORMATS, key=lambda one: one.sniff(wire)) is known:
            found.append(raw)
    return found


def mutated(rng: random.Random, samples: Sequence[bytes]) -> bytes:
    """A sample with up to a dozen changes: bytes, tokens, stretches cut, doubled, swapped in."""
    raw = bytearray(rng.choice(samples))
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(raw) + 1)
        end = min(len(raw), at + rng.choice((1, 2, 4, 16, 64, 512)))
        kind = rng.randrange(7)
        if kind == 0 and at < len(raw):
            raw[at] = rng.randrange(256)
        elif kind == 1:
            raw[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 1, 3, 50))
        elif kind == 2:
            del raw[at:end]
        elif kind == 3:
            raw[at:at] = raw[at:end] * rng.choice((1, 2, 20))
        elif kind == 4:
            other = rng.choice(samples)
            start = rng.randrange(len(other) + 1)
            raw[at:end] = other[start : start + rng.choice((8, 64, 512))]
        elif kind == 5:
            raw[at:end] = rng.randbytes(end - at)
        else:
            raw[at:end] = raw[at:end].swapcase()
    return bytes(raw[:LONGEST])


def _jumbled(rng: random.Random, value: object, depth: int) -> object:
    """A JSON value with some of its parts replaced by others of another type, dropped or doubled:
    what stays JSON gets past the reader of JSON, and to the mapping of fields."""
    if rng.random() < 0.06 or depth > 12:
        odd = (None, True, 0, -1, 1e308, "", "x" * 3000, [], {}, [[]], {"name": None}, "9999-99-99")
        return rng.choice((*odd, value, [value], {"value": value}))
    if isinstance(value, dict):
        kept = [(key, one) for key, one in value.items() if rng.random() > 0.03]
        return {
            (key.swapcase() if rng.random() < 0.02 else key): _jumbled(rng, one, depth + 1)
            for key, one in kept
        }
    if isinstance(value, list):
        return [_jumbled(rng, one, depth + 1) for one in value] * rng.choice((1, 1, 1, 2))
    return value


def jumbled(rng: random.Random, samples: Sequence[bytes]) -> bytes:
    """A JSON sample with parts of other types; any other one mutated as bytes."""
    try:
        value = json.loads(rng.choice(samples))
    except ValueError:
        return mutated(rng, samples)
    return json.dumps(_jumbled(rng, value, 0)).encode()[:LONGEST]


def run(known: Format, raw: bytes, tally: Tally, options: argparse.Namespace) -> None:
    """One run, tallied; a failure keeps its input."""
    wire = Wire.of("seeds/fuzzed", raw)
    begun = time.process_time()
    fault = ""
    try:
        sure = known.sniff(wire)
        if not 0.0 <= sure <= 1.0:
            fault = f"sniffed {sure}"
        tally.stories += len(tuple(known.parse(wire, Conventions())))
    except WireError:
        tally.refused += 1
    except Exception:  # noqa: BLE001 (this is what is looked for)
        fault = traceback.format_exc()
    took = time.process_time() - begun
    tally.runs += 1
    tally.slowest = max(tally.slowest, took)
    if took > options.slowest:
        fault = fault or f"took {took:.1f} s"
    if fault:
        options.failures.mkdir(parents=True, exist_ok=True)
        kept = options.failures / f"{known.name}-{hashlib.sha256(raw).hexdigest()[:12]}"
        kept.write_bytes(raw)
        tally.failures.append(f"{kept}: {fault}")


def at_random(known: Format, tally: Tally, options: argparse.Namespace) -> None:
    """Mutated samples until the time is up."""
    rng = random.Random(f"{options.seed}/{known.name}")  # noqa: S311 (no secret)
    samples = samples_of(known)
    until = time.process_time() + options.seconds
    while samples and time.process_time() < until:
        made = rng.choice((mutated, jumbled))(rng, samples)
        run(known, made, tally, options)


def by_coverage(known: Format, tally: Tally, options: argparse.Namespace) -> None:
    """Atheris: inputs that reach new code are kept and mutated further. It ends the process
    itself, so one format is fuzzed a time."""
    corpus = options.failures / "corpus" / known.name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(samples_of(known)):
        (corpus / f"sample-{number}").write_bytes(raw)

    def one(raw: bytes) -> None:
        run(known, raw, tally, options)
        if tally.failures:
            print(tally.failures[-1])
            raise RuntimeError(tally.failures[-1].partition("\n")[0])

    arguments = [sys.argv[0], f"-max_total_time={options.seconds}", f"-max_len={LONGEST}"]
    atheris.Setup([*arguments, f"-seed={options.seed or 1}", str(corpus)], one)
    atheris.Fuzz()


def main() -> int:
    """Fuzz the formats asked for; 1 where anything failed."""
    names = [known.name for known in FORMATS]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=", ".join(names))
    parser.add_argument("--seconds", type=int, default=20, help="CPU seconds for each format")
    parser.add_argument("--slowest", type=float, default=10.0, help="CPU seconds a run may take")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"))
    parser.add_argument("--atheris", action="store_true", help="led by coverage (one format)")
    options = parser.parse_args()
    unknown = sorted(set(options.formats) - set(names))
    if unknown or (options.atheris and len(options.formats) != 1):
        parser.error(f"unknown: {', '.join(unknown)}" if unknown else "--atheris takes one format")
    wanted = [known for known in FORMATS if not options.formats or known.name in options.formats]
    fuzz: Callable[[Format, Tally, argparse.Namespace], None] = (
        by_coverage if options.atheris else at_random
    )
    failed = 0
    print(f"{'format':14} {'runs':>9} {'stories':>9} {'refused':>9} {'slowest':>9} {'failed':>7}")
    for known in wanted:
        tally = Tally()
        fuzz(known, tally, options)
        failed += len(tally.failures)
        shown = f"{tally.runs:9} {tally.stories:9} {tally.refused:9} {tally.slowest:8.2f}s"
        print(f"{known.name:14} {shown} {len(tally.failures):7}", flush=True)
        for failure in tally.failures[:5]:
            print(failure)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
