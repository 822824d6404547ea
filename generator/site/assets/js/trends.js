// Trends: curves of how many stories use a word or name, from counts laid beside the page.

const MOST_CURVES = 5;
// Beyond this many months a point a month would be narrower than a finger; years are drawn.
const MOST_MONTHS = 60;

/** What the counts are filed under: no case, no marks, `_` for all but letters and digits. */
function shelfName(term) {
  const plain = term.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss");
  return plain.replace(/[^a-z0-9]/g, "_");
}

/** Asks for the counts of terms; every file is fetched once. */
const counts = {
  files: new Map(),
  file(name) {
    if (!this.files.has(name)) {
      const load = async () => {
        const answer = await fetch(new URL(`assets/trends/${name}.json`, root));
        if (!answer.ok) throw new Error(answer.statusText);
        return answer.json();
      };
      this.files.set(name, load());
    }
    return this.files.get(name);
  },
  /** The files that may hold terms beginning like this one. */
  async near(term) {
    const name = shelfName(term);
    const { shelves } = await this.file("index");
    const fits = shelves.filter((shelf) => shelf.startsWith(name) || `${name}____________`.startsWith(shelf));
    return Promise.all(fits.slice(0, 6).map((shelf) => this.file(shelf)));
  },
  /** A name (by its page or its words) or a term with its stories per month; null if unknown. */
  async find(asked) {
    const [folder, page] = asked.split("/");
    const byPage = FOLDERS.includes(folder) && page;
    // A page's name need not begin like the name it bears: its parts do.
    const openings = byPage ? [page, ...page.split("-")] : [asked];
    const wanted = asked.toLowerCase().replace(/ß/g, "ss").normalize("NFC");
    for (const opening of openings) {
      for (const { names, words } of await this.near(opening)) {
        for (const [path, [name, ...series]] of Object.entries(names)) {
          if (path === asked || (!byPage && name.toLowerCase() === asked.toLowerCase()))
            return { key: path, label: name, path, series: seriesOf(series) };
        }
        if (!byPage && words[wanted])
          return { key: wanted, label: asked, path: "", series: seriesOf(words[wanted]) };
      }
    }
    return null;
  },
  /** Names and words that begin like what is typed, names first. */
  async suggest(typed) {
    const start = shelfName(typed);
    const found = new Map();
    for (const { names, words } of await this.near(typed)) {
      for (const [name, ...series] of Object.values(names))
        if (name.split(/\s/).some((word) => shelfName(word).startsWith(start)) || shelfName(name).startsWith(start))
          found.set(name, [0, total(series)]);
      for (const [word, series] of Object.entries(words))
        if (shelfName(word).startsWith(start) && !found.has(word)) found.set(word, [1, total(series)]);
    }
    const order = ([, one], [, other]) => one[0] - other[0] || other[1] - one[1];
    return [...found].sort(order).slice(0, 14).map(([text]) => text);
  },
};

/** `[month, count, month, count, …]` as a map. */
function seriesOf(flat) {
  const series = new Map();
  for (let at = 0; at < flat.length; at += 2) series.set(flat[at], flat[at + 1]);
  return series;
}

function total(flat) {
  return flat.reduce((sum, number, at) => (at % 2 ? sum + number : sum), 0);
}

/**
 * The steps of the time axis: months, or years where those are too many. Where nothing is for
 * longer than a year (or three years) the axis is cut: the next step then has `cut`.
 */
function timeSteps(months) {
  const known = Object.keys(months).map(Number);
  const monthsOf = (month) => Math.floor(month / 100) * 12 + (month % 100) - 1;
  const byMonth = runs([...new Set(known.map(monthsOf))], 12).map(({ at, cut }) => {
    const [year, month] = [Math.floor(at / 12), String((at % 12) + 1).padStart(2, "0")];
    const label = readableDate(`${year}-${month}`);
    return { label, year, cut, page: `days/${year}/${month}/index.html`, has: (other) => monthsOf(other) === at };
  });
  if (byMonth.length <= MOST_MONTHS) return byMonth;
  const yearOf = (month) => Math.floor(month / 100);
  return runs([...new Set(known.map(yearOf))], 3).map(({ at, cut }) => {
    return { label: String(at), year: at, cut, page: `days/${at}/index.html`, has: (month) => yearOf(month) === at };
  });
}

/** Whole numbers with the gaps between them filled, save for gaps longer than `longest`. */
function runs(numbers, longest) {
  const filled = [];
  for (const at of numbers.sort((one, other) => one - other)) {
    const last = filled[filled.length - 1]?.at;
    const cut = last !== undefined && at - last > longest;
    for (let step = last + 1; !cut && step < at; step += 1) filled.push({ at: step, cut: false });
    filled.push({ at, cut });
  }
  return filled;
}

// The name of SVG's namespace, as the browser itself says it.
const SVG = new DOMParser().parseFromString("<svg></svg>", "text/html").body.firstChild.namespaceURI;

function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

class Trends {
  constructor(place) {
    this.place = place;
    this.curves = [];
    this.input = make("input", { type: "search", list: "dp-trends-terms", autocomplete: "off", spellcheck: "false" });
    this.terms = make("datalist", { id: "dp-trends-terms" });
    this.note = make("p", { class: "dp-trends__note", role: "status" });
    this.list = make("ul", { class: "dp-curves" });
    this.picture = make("div", { class: "dp-trends__picture", "data-picture": "trends" });
    this.table = make("div");
    const form = make(
      "form",
      {},
      make("label", {}, strings.trendsAsk, " ", this.input),
      this.terms,
      make("button", {}, strings.trendsAdd),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.input.value.trim());
    });
    this.input.addEventListener("input", () => this.suggest());
    place.append(form, this.note, this.list, this.picture, this.table);
    walkable(this.picture);
    new ResizeObserver(() => this.show()).observe(this.picture);
  }

  async start() {
    const asked = decodeURIComponent(location.hash.slice(1)) || this.place.dataset.start;
    try {
      this.steps = timeSteps((await counts.file("index")).months);
      for (const term of asked.split(",").filter(Boolean).slice(0, MOST_CURVES)) await this.add(term);
    } catch {
      this.note.textContent = strings.trendsFailed;
    }
    this.show();
  }

  async suggest() {
    const typed = this.input.value.trim();
    if (typed.length < 2) return;
    try {
      const found = await counts.suggest(typed);
      if (this.input.value.trim() === typed)
        this.terms.replaceChildren(...found.map((value) => make("option", { value })));
    } catch {
      this.note.textContent = strings.trendsFailed;
    }
  }

  async ask(term) {
    if (!term) return;
    try {
      if (this.curves.length >= MOST_CURVES) this.note.textContent = strings.trendsFull;
      else if (await this.add(term)) {
        this.note.textContent = "";
        this.input.value = "";
        this.keep();
      } else this.note.textContent = strings.trendsNone(term);
    } catch {
      this.note.textContent = strings.trendsFailed;
    }
    this.show();
  }

  async add(term) {
    const curve = await counts.find(term);
    if (!curve) return false;
    if (this.curves.every(({ key }) => key !== curve.key)) {
      const used = this.curves.map(({ place }) => place);
      curve.place = [...Array(MOST_CURVES).keys()].find((number) => !used.includes(number));
      curve.values = this.steps.map(({ has }) =>
        [...curve.series].reduce((sum, [month, count]) => (has(month) ? sum + count : sum), 0),
      );
      this.curves.push(curve);
    }
    return true;
  }

  remove(curve) {
    this.curves = this.curves.filter((other) => other !== curve);
    this.note.textContent = "";
    this.keep();
    this.show();
    this.input.focus();
  }

  /** The address says what is shown, so that it can be passed on. */
  keep() {
    const shown = this.curves.map(({ path, label }) => encodeURIComponent(path || label));
    history.replaceState(null, "", `#${shown.join(",")}`);
  }

  show() {
    if (!this.steps) return;
    this.list.replaceChildren(...this.curves.map((curve) => this.chip(curve)));
    this.picture.replaceChildren(...(this.curves.length ? [this.drawing()] : []));
    this.table.replaceChildren(...(this.curves.length ? [this.numbers()] : []));
  }

  chip(curve) {
    const sample = draw("svg", { viewBox: "0 0 32 12", "aria-hidden": "true" });
    sample.append(draw("line", { class: `dp-curve-${curve.place}`, x1: 0, x2: 32, y1: 6, y2: 6 }));
    const target = curve.path
      ? `${curve.path}.html`
      : `search.html?q=${encodeURIComponent(curve.key.includes(" ") ? `"${curve.key}"` : curve.key)}`;
    const drop = make("button", { type: "button", "aria-label": strings.trendsRemove(curve.label) }, "×");
    drop.addEventListener("click", () => this.remove(curve));
    return make("li", {}, sample, make("a", { href: urlOf(target).href }, curve.label), drop);
  }

  drawing() {
    const width = Math.max(this.picture.clientWidth, 280);
    const [height, left, top, bottom] = [260, 34, 10, 26];
    const most = Math.max(1, ...this.curves.flatMap(({ values }) => values));
    const step = (width - left - 12) / Math.max(this.steps.length - 1, 1);
    const x = (at) => left + at * step;
    const y = (value) => top + (height - top - bottom) * (1 - value / most);
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "group", "aria-label": strings.trendsPicture });
    for (const value of [...new Set([0, Math.round(most / 2), most])]) {
      svg.append(draw("path", { class: "dp-axis", d: `M${left} ${y(value)}H${width - 12}` }));
      svg.append(draw("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, String(value)));
    }
    let free = 0;
    this.steps.forEach(({ year, cut }, at) => {
      if (cut) svg.append(draw("path", { class: "dp-axis dp-axis--cut", d: `M${x(at - 0.5)} ${top}V${height}` }));
      if ((at && this.steps[at - 1].year === year) || (x(at) < free && !cut)) return;
      const anchor = x(at) + 40 > width ? "end" : "start";
      svg.append(draw("text", { x: x(at), y: height - 6, "text-anchor": anchor }, String(year)));
      svg.append(draw("path", { class: "dp-axis", d: `M${x(at)} ${height - bottom}v6` }));
      free = x(at) + 40;
    });
    for (const { place, values, label } of this.curves) {
      const way = values.map((value, at) => {
        const pen = at && !this.steps[at].cut ? "L" : "M";
        return `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      });
      svg.append(draw("path", { class: `dp-curve-${place}`, d: way.join("") }));
      values.forEach((value, at) => {
        if (!value) return;
        const name = `${label}, ${this.steps[at].label}: ${strings.trendsCount(value)}`;
        const link = draw("a", { href: urlOf(this.steps[at].page).href, "aria-label": name, class: `dp-curve-${place}` });
        link.append(draw("title", {}, name), draw("circle", { cx: x(at).toFixed(1), cy: y(value).toFixed(1), r: 3.5 }));
        svg.append(link);
      });
    }
    for (const link of [...svg.querySelectorAll("a")].slice(1)) link.setAttribute("tabindex", "-1");
    return svg;
  }

  numbers() {
    const head = make("tr", {}, make("th", {}, strings.trendsTime), ...this.curves.map(({ label }) => make("th", {}, label)));
    const rows = this.steps.flatMap(({ label, page }, at) =>
      this.curves.some(({ values }) => values[at])
        ? [make("tr", {}, make("td", {}, make("a", { href: urlOf(page).href }, label)), ...this.curves.map(({ values }) => make("td", {}, String(values[at]))))]
        : [],
    );
    const open = this.table.querySelector("details")?.open || false;
    return make(
      "details",
      { open },
      make("summary", {}, strings.trendsTable),
      make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)),
    );
  }
}

const trendsPlace = document.querySelector(".dp-trends");
if (trendsPlace) new Trends(trendsPlace).start();
