// The view of a search: an input, a line that says how many, names, stories. Used by the dialog
// and by the search page alike.

const TYPING_PAUSE_MS = 120;
/** So many stories are shown before anything else is asked for. */
const FIRST_SHOWN = 10;
const NAMES_SHOWN = 6;
const WORDS_SHOWN = 4;

/** Links to the indexes, for when search cannot help. */
function indexLinks() {
  const pages = [
    ["people/index.html", strings.people],
    ["organisations/index.html", strings.organisations],
    ["places/index.html", strings.places],
    ["stories/index.html", strings.dates],
  ];
  const links = pages.map(([path, label]) =>
    make("li", {}, make("a", { href: new URL(path, root).href }, label)),
  );
  return make("ul", {}, ...links);
}

const marked = (pieces) => pieces.map(({ text, isMatch }) => (isMatch ? make("mark", {}, text) : text));

function hitMeta(hit) {
  const versions = hit.versions ? strings.versions(hit.versions) : "";
  return [readableDate(hit.date), hit.agency, hit.labels.join(" / "), versions].filter(Boolean).join(" · ");
}

function hitElement(hit) {
  return make(
    "li",
    {},
    make(
      "a",
      { class: "dp-hit", href: hit.url },
      make("span", { class: "dp-hit__title" }, ...marked(hit.heading)),
      make("span", { class: "dp-hit__meta" }, hitMeta(hit)),
      make("span", { class: "dp-hit__excerpt" }, ...marked(hit.excerpt)),
    ),
  );
}

/** Every place in the story where a word stands, the words one under another. */
function linesElement(hit) {
  const lines = hit.lines.map(({ before, match, after }) =>
    make("span", { class: "dp-line" },
      make("span", { class: "dp-line__before" }, before), make("mark", {}, match),
      make("span", { class: "dp-line__after" }, after)),
  );
  return make("li", {},
    make("a", { class: "dp-hit", href: hit.url },
      make("span", { class: "dp-hit__meta" }, [hit.title, readableDate(hit.date)].filter(Boolean).join(" · ")),
      make("span", { class: "dp-lines" }, ...lines)));
}

/** What was mended or understood differently, in words. */
function noteElements(stories, search) {
  const notes = stories.corrections.map(([typed, meant]) => make("p", {}, strings.corrected(typed, meant)));
  for (const [code, text] of stories.messages) {
    if (code !== "meant") notes.push(make("p", {}, strings.mended[code](text)));
    else {
      const button = make("button", { type: "button", class: "dp-search__close" }, text);
      button.addEventListener("click", () => search(text));
      notes.push(make("p", {}, strings.meant, button));
    }
  }
  return notes;
}

class ResultsView {
  /**
   * `shown` is how many stories stand there at first; `more` makes the element
   * under a longer list. `extra` are elements between input and results; `ways` says whether to
   * offer the indexes where nothing is found (the search page itself has them).
   */
  constructor(searcher, { shown, more, extra = [], close = null, ways = true }) {
    this.searcher = searcher;
    this.shown = shown;
    this.more = more;
    this.ways = ways;
    this.choices = () => ({});
    this.hitElement = hitElement;
    this.turn = 0;
    this.timer = 0;
    this.input = make("input", {
      type: "search",
      class: "dp-search__input",
      placeholder: strings.searchPlaceholder,
      "aria-label": strings.searchPlaceholder,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
    });
    this.status = make("p", { class: "dp-search__status", role: "status" }, strings.typeToSearch);
    this.notes = make("div", { class: "dp-search__notes", "aria-live": "polite" });
    this.names = make("ul", { class: "dp-search__names", "aria-label": strings.searchNames });
    this.list = make("ol", { class: "dp-search__results", "aria-label": strings.searchResults });
    this.after = make("div", { class: "dp-search__help" });
    this.bar = make("form", { class: "dp-search__bar", role: "search" }, this.input, close);
    this.element = make(
      "div",
      { class: "dp-search md-typeset" },
      this.bar,
      make("div", { class: "dp-search__body" }, ...extra, this.status, this.notes, this.names, this.list, this.after),
    );
    this.onQuery = () => {};
    this.onResults = () => {};
    this.listen();
    if (fromDisk) this.sayWhyNot(strings.diskNote);
    else this.clear();
  }

  listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), TYPING_PAUSE_MS);
    });
    this.bar.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      noteRecent(this.input.value.trim());
      this.run({ push: true }).then(() => this.list.querySelector("a")?.focus());
    });
    this.list.addEventListener("click", () => noteRecent(this.input.value.trim()));
    this.element.addEventListener("keydown", (event) => this.move(event));
  }

  /** Arrow keys walk from the input through names and stories and back. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.matches("select, summary, .dp-bar, [type=checkbox]")) return;
    const stops = [this.input, ...this.element.querySelectorAll(".dp-search__names a, .dp-search__results a, .dp-search__more a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  sayWhyNot(reason) {
    this.input.disabled = fromDisk;
    this.status.textContent = reason;
    if (this.ways) this.after.replaceChildren(indexLinks());
  }

  search(query) {
    this.input.value = query;
    this.run({ push: true });
  }

  async run({ push = false } = {}) {
    const query = this.input.value.trim();
    const turn = ++this.turn;
    const choices = this.choices();
    this.onQuery(query, push);
    const narrowed = choices.facets?.length || choices.from || choices.to;
    if ((!query && !narrowed) || fromDisk) return this.clear();
    if (!this.list.children.length) this.status.textContent = strings.searching;
    try {
      const first = Math.min(FIRST_SHOWN, this.shown);
      const [stories, names, words] = await Promise.all([
        this.searcher.stories(query, { ...choices, first }),
        this.searcher.names(query, NAMES_SHOWN),
        this.searcher.words(query, WORDS_SHOWN),
      ]);
      // A slower answer to an older question must not overwrite a newer one.
      if (turn !== this.turn) return;
      this.show(query, stories, { names, words });
      const rest = stories.total > first && first < this.shown;
      const more = rest ? await stories.take(first, this.shown) : [];
      if (turn === this.turn) this.showMore(query, stories, more);
    } catch (error) {
      if (turn !== this.turn) return;
      this.clear();
      this.sayWhyNot(strings.failed);
      throw error;
    }
  }

  clear() {
    if (!fromDisk) this.status.textContent = strings.typeToSearch;
    this.notes.replaceChildren();
    this.names.replaceChildren(...kept.list("recent").map((query) => this.offer(query, "dp-recent")));
    this.list.replaceChildren();
    if (!fromDisk) this.after.replaceChildren();
    this.onResults(null);
  }

  /** A query to be asked by a click. */
  offer(query, kind) {
    const page = new URL("search.html", root);
    page.searchParams.set("q", query);
    const link = make("a", { href: page.href, class: kind, title: strings.offers[kind] }, query);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.search(query);
      this.input.focus();
    });
    return make("li", {}, link);
  }

  /** Names, earlier searches and words that what was typed may become. */
  offers(query, { names, words }) {
    const typed = query.toLowerCase();
    const recent = kept
      .list("recent")
      .filter((old) => old !== query && old.toLowerCase().startsWith(typed));
    return [
      ...names.map((name) =>
        make("li", {}, make("a", { href: name.url }, name.title,
          make("span", { class: "dp-kind" }, strings.nameKinds[name.kind] || ""))),
      ),
      ...recent.map((old) => this.offer(old, "dp-recent")),
      ...words.filter((word) => !recent.includes(word)).map((word) => this.offer(word, "dp-word")),
    ];
  }

  show(query, stories, offered) {
    this.status.textContent = strings.found(stories.total);
    this.notes.replaceChildren(...noteElements(stories, (text) => this.search(text)));
    this.names.replaceChildren(...this.offers(query, offered));
    this.list.replaceChildren(...stories.hits.map(this.hitElement));
    this.after.replaceChildren();
  }

  showMore(query, stories, hits) {
    this.list.append(...hits.map(this.hitElement));
    const shown = this.list.children.length;
    if (stories.total === 0) {
      const help = strings.emptyHelp.map((tip) => make("li", {}, tip));
      this.after.append(make("ul", {}, ...help), make("p", {}, strings.emptyIndexes));
      if (this.ways) this.after.append(indexLinks());
    } else if (stories.total > shown) {
      this.after.append(this.more(this, query, stories, shown));
    }
    this.onResults(stories);
  }
}
