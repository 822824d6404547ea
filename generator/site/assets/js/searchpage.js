// The search page. All it shows stands in its address: ?q=, sort, view, f (facets), from, to.

const VIEWS = ["list", "lines", "time"];

function choice(label, options) {
  const select = make("select", {}, ...options.map(([value, text]) => make("option", { value }, text)));
  return [select, make("label", {}, label, select)];
}

/** The state that an address stands for. */
function stateOf(address) {
  const params = new URL(address).searchParams;
  const one = (name, known, usual) => (known.includes(params.get(name)) ? params.get(name) : usual);
  const date = (name) => (/^\d{4}(-\d\d){0,2}$/.test(params.get(name) || "") ? params.get(name) : "");
  return {
    query: params.get("q") || "",
    sort: one("sort", ["newest", "oldest"], "best"),
    view: one("view", VIEWS, "list"),
    facets: params.getAll("f"),
    from: date("from"),
    to: date("to"),
  };
}

/** The query part of an address for a state; what is usual is left out. */
function addressOf({ query, sort, view, facets, from, to }) {
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  if (sort !== "best") params.set("sort", sort);
  if (view !== "list") params.set("view", view);
  for (const page of facets) params.append("f", page);
  if (from) params.set("from", from);
  if (to) params.set("to", to);
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** One hit on the timeline, with its date before it where another date stood before. */
function timeElement(last) {
  return (hit) => {
    const element = hitElement(hit);
    if (hit.date !== last.date) {
      element.prepend(make("p", { class: "dp-day" }, readableDate(hit.date) || strings.undated));
    }
    last.date = hit.date;
    return element;
  };
}

class SearchPage {
  constructor(searcher, place) {
    this.searcher = searcher;
    this.state = stateOf(location.href);
    [this.sort, this.sortLabel] = choice(strings.sortLabel, [
      ["best", strings.sortBest],
      ["newest", strings.sortNewest],
      ["oldest", strings.sortOldest],
    ]);
    [this.viewChoice, this.viewLabel] = choice(strings.viewLabel, VIEWS.map((view) => [view, strings.views[view]]));
    this.keep = make("button", { type: "button", class: "dp-search__close" }, strings.keepSearch);
    // On narrow screens what narrows the results stands below them.
    const down = make("button", { type: "button", class: "dp-search__close dp-to-panel" }, strings.narrow);
    down.addEventListener("click", () => this.panel.querySelector("summary")?.focus());
    this.choices = make("div", { class: "dp-search__choices" }, this.sortLabel, this.viewLabel, this.keep, down);
    this.chips = make("ul", { class: "dp-chips", "aria-label": strings.narrowed });
    this.time = make("div", { class: "dp-time" });
    this.panel = make("aside", { class: "dp-panel", "aria-label": strings.narrow });
    this.saved = make("div", {});
    this.last = {};
    const extra = fromDisk ? [] : [this.help(), this.choices, this.time, this.chips];
    this.view = new ResultsView(searcher, { shown: SHOWN_ON_PAGE, more: moreButton, extra, ways: false });
    place.replaceChildren(make("div", { class: "dp-page" }, this.view.element, this.panel), this.saved);
    this.listen();
    this.restore();
  }

  listen() {
    this.view.choices = () => {
      const { facets, from, to } = this.state;
      const sort = this.state.view === "time" && this.state.sort === "best" ? "newest" : this.state.sort;
      return { sort, facets, from, to };
    };
    this.view.onQuery = (query, push) => {
      this.last.date = undefined;
      this.state.query = query;
      this.note(push);
    };
    this.view.onResults = (stories) => this.showFacets(stories);
    this.sort.addEventListener("change", () => this.change({ sort: this.sort.value }));
    this.viewChoice.addEventListener("change", () => this.change({ view: this.viewChoice.value }));
    this.keep.addEventListener("click", async () => {
      const { facets, from, to, query } = this.state;
      await keepSearch(this.searcher, addressOf(this.state), query, { facets, from, to });
      this.showSaved();
    });
    addEventListener("popstate", () => {
      if (!this.view.element.isConnected) return;
      this.state = stateOf(location.href);
      this.restore();
    });
  }

  /** Puts the state into the address: a new entry of the history where the reader chose something. */
  note(push) {
    if (fromDisk) return;
    const address = location.pathname + addressOf(this.state);
    if (address === location.pathname + location.search) return;
    history[push ? "pushState" : "replaceState"](null, "", address);
  }

  change(part) {
    Object.assign(this.state, part);
    this.note(true);
    this.restore();
  }

  toggle(page) {
    const { facets } = this.state;
    const others = facets.filter((chosen) => chosen !== page);
    this.change({ facets: others.length < facets.length ? others : [...facets, page] });
  }

  restore() {
    const { query, sort, view } = this.state;
    this.view.input.value = query;
    this.sort.value = sort;
    this.viewChoice.value = view;
    this.view.element.dataset.view = view;
    const elements = { list: hitElement, lines: linesElement, time: timeElement(this.last) };
    this.view.hitElement = elements[view];
    this.showSaved();
    if (!fromDisk) this.view.run();
  }

  async showFacets(stories) {
    if (this.after) this.after.remove();
    this.keep.hidden = !stories;
    if (!stories) {
      this.chips?.replaceChildren();
      this.time.replaceChildren();
      this.panel.replaceChildren();
      return;
    }
    if (stories.total) {
      this.after = exportMenu(stories.whole);
      this.view.after.after(this.after);
    }
    const turn = this.view.turn;
    // Room for the histogram, so that the list does not move under the reader.
    if (!this.time.children.length) this.time.classList.add("dp-time--awaited");
    const found = await stories.facets();
    if (turn !== this.view.turn) return;
    this.time.classList.remove("dp-time--awaited");
    const { from, to } = this.state;
    const years = yearGroup(found.dates, from, to, (year) => this.change({ from: year, to: year }));
    this.panel.replaceChildren(
      facetPanel(found, stories.total, this.state.facets, (page) => this.toggle(page), years),
    );
    const chart = histogram(found.dates, from, to, (first, last) => this.change({ from: first, to: last }));
    this.time.replaceChildren(...[chart].filter(Boolean));
    this.showChips(found.facets);
  }

  /** What the results are narrowed to, each with a way back. */
  showChips(groups) {
    const labels = new Map(Object.values(groups).flat().map(({ page, label }) => [page, label]));
    const chip = (label, undo) => {
      const button = make("button", { type: "button", class: "dp-chip", "aria-label": strings.without(label) }, label, " ×");
      button.addEventListener("click", undo);
      return make("li", {}, button);
    };
    const chips = this.state.facets.map((page) => {
      const [folder, rest] = page.split(/\/(.*)/s);
      return chip(kindLabel(folder, labels.get(page) || rest), () => this.toggle(page));
    });
    const { from, to } = this.state;
    if (from || to) {
      const ends = from === to ? [from] : [from, to];
      chips.push(chip(ends.map(readableDate).join(" – "), () => this.change({ from: "", to: "" })));
    }
    this.chips.replaceChildren(...chips);
  }

  showSaved() {
    if (fromDisk) return;
    const list = savedList(this.searcher, () => this.showSaved());
    this.saved.replaceChildren(...[list].filter(Boolean));
  }

  /** The query language, one click away; an example can be tried. */
  help() {
    const rows = strings.syntax.map(([example, meaning]) => {
      const link = make("a", { href: `?q=${encodeURIComponent(example)}` }, make("code", {}, example));
      return make("tr", {}, make("td", {}, link), make("td", {}, meaning));
    });
    return make("details", { class: "dp-syntax" },
      make("summary", {}, strings.syntaxLabel), make("table", {}, make("tbody", {}, ...rows)));
  }
}

function installPage(searcher, place) {
  const page = new SearchPage(searcher, place);
  return () => page.view.input.focus();
}
