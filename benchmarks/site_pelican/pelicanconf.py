"""The archive's pages as Pelican builds them: same Markdown, same addresses, pages of like size."""

from pathlib import Path

SITENAME = "Archiv"
SITEURL = "https://example.org"
DEFAULT_LANG = "de"
TIMEZONE = "UTC"
PATH = "content"
THEME = str(Path(__file__).parent)
THEME_STATIC_PATHS: list[str] = []
PAGE_PATHS = [""]
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PLUGINS: list[str] = []
MARKDOWN = {
    "extensions": ["attr_list", "md_in_html", "meta", "tables", "toc"],
    "output_format": "html5",
}
