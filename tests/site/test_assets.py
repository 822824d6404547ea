from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.errors import SiteError
from generator.site import assets
from generator.site.assets import ENGINE, SCRIPTS, STYLES, asset_files, write_assets
from generator.site.plugin import OVERRIDES

ROOT = Path(__file__).parents[2]
SOURCE = Path(assets.__file__).parent / "assets"


def stylesheet() -> str:
    return asset_files()["assets/depesche/depesche.css"].decode()


def script() -> str:
    return asset_files()["assets/depesche/depesche.js"].decode()


def early() -> str:
    files = asset_files()
    return "".join(files[f"assets/depesche/{name}.js"].decode() for name in ("scope", "tabs"))


def engine() -> str:
    return asset_files()["assets/depesche/engine.js"].decode()


def test_what_mkdocs_yml_names_is_there() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    config = yaml.safe_load(text)
    named = [*config["extra_css"], *config["extra_javascript"]]
    named += [config["theme"]["logo"], config["theme"]["favicon"]]
    assert set(named) <= set(asset_files())


def test_what_templates_name_is_there() -> None:
    found = [path.read_text(encoding="utf-8") for path in OVERRIDES.rglob("*.html")]
    named = re.findall(r"assets/depesche/[a-z.-]+", "".join(found))
    assert {"assets/depesche/scope.js", "assets/depesche/colours.js"} <= set(named)
    made = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.js")}
    assert set(named) <= made | set(asset_files())


def test_every_part_has_its_place() -> None:
    assert {path.stem for path in (SOURCE / "css").iterdir()} == set(STYLES)
    assert {path.stem for path in (SOURCE / "js").iterdir()} == set(SCRIPTS)
    assert {path.stem for path in (SOURCE / "engine").iterdir()} == set(ENGINE)


def test_the_stylesheet_finds_its_fonts() -> None:
    named = re.findall(r'url\("([^"]+)"\)', stylesheet())
    assert named
    assert {f"assets/depesche/{name}" for name in named} <= set(asset_files())


def test_fonts_are_small_and_come_with_their_licence() -> None:
    files = asset_files()
    fonts = [content for name, content in files.items() if name.endswith(".woff2")]
    assert sum(map(len, fonts)) <= 250_000
    assert b"SIL OPEN FONT LICENSE" in files["assets/depesche/OFL.txt"]


@pytest.mark.parametrize("text", [stylesheet(), script(), engine(), early()])
def test_nothing_is_asked_of_other_hosts(text: str) -> None:
    assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text.replace("// ", "")) == []


def test_assets_are_written_once(tmp_path: Path) -> None:
    changed = write_assets(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in changed} == set(asset_files())
    assert write_assets(tmp_path) == ()
    changed[0].write_bytes(b"edited")
    assert write_assets(tmp_path) == (changed[0],)


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "assets").write_text("a file, no folder")
    with pytest.raises(SiteError, match=r"assets/depesche/.*Make the folder writable"):
        write_assets(tmp_path)


def test_both_languages_say_the_same_things() -> None:
    text = (SOURCE / "js" / "strings.js").read_text(encoding="utf-8")
    german, english = text.split("\n  en: {")
    keys = [re.findall(r"(?m)^    (\w+):", part) for part in (german, english)]
    assert keys[0] == keys[1]
    assert "searchLabel" in keys[0]


def test_every_string_is_used_and_every_used_one_is_there() -> None:
    strings = (SOURCE / "js" / "strings.js").read_text(encoding="utf-8")
    known = set(re.findall(r"(?m)^    (\w+):", strings))
    assert set(re.findall(r"\bstrings\.(\w+)", script())) == known


def tokens(scheme: str) -> dict[str, str]:
    text = (SOURCE / "css" / "tokens.css").read_text(encoding="utf-8")
    block = text.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    return dict(re.findall(r"(--dp-[\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("paper", ["paper", "paper-raised", "paper-sunk"])
@pytest.mark.parametrize(
    "ink", ["ink", "ink-soft", "accent", "person", "organisation", "place", "event"]
)
def test_every_ink_can_be_read_on_every_paper(scheme: str, paper: str, ink: str) -> None:
    colours = tokens(scheme)
    light, dark = sorted(
        (luminance(colours[f"--dp-{name}"]) for name in (paper, ink)), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= 4.5
