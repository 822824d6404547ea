// What the results have in common: facets to narrow by, and a histogram of their dates.

const FACET_ORDER = ["people", "organisations", "places", "events", "threads", "agency", "kind", "keyword"];
const MOST_BARS = 62;

const kindLabel = (folder, label) => (folder === "kind" && strings.kinds[label]) || label;

const MOST_YEARS = 12;

/** Checkboxes for the years with results, the newest first; `choose` is called with a year. */
function yearGroup(dates, from, to, choose) {
  const counts = new Map();
  for (const [date, count] of Object.entries(dates)) {
    const year = date.slice(0, 4);
    if (/^\d{4}$/.test(year)) counts.set(year, (counts.get(year) || 0) + count);
  }
  const years = [...counts].sort((a, b) => (a[0] < b[0] ? 1 : -1)).slice(0, MOST_YEARS);
  const taken = from === to && years.some(([year]) => year === from) ? from : "";
  if (years.length < 2 && !taken) return null;
  const rows = years.map(([year, count]) => {
    const box = make("input", { type: "checkbox", value: year, checked: year === taken });
    box.addEventListener("change", () => choose(box.checked ? year : ""));
    const number = make("span", { class: "dp-facet__count" }, String(count));
    return make("li", {}, make("label", {}, box, make("span", {}, year), number));
  });
  return make("details", { class: "dp-facet", open: Boolean(taken) },
    make("summary", {}, strings.years), make("ul", {}, ...rows));
}

/** Checkboxes for every facet; `chosen` are pages, `toggle` is called with one. */
function facetPanel({ facets, counted }, total, chosen, toggle, years) {
  const groups = FACET_ORDER.filter((folder) => facets[folder]?.length).map((folder) => {
    const rows = facets[folder].map(({ page, label, count }) => {
      const box = make("input", { type: "checkbox", value: page, checked: chosen.includes(page) });
      box.addEventListener("change", () => toggle(page));
      const number = make("span", { class: "dp-facet__count" }, String(count));
      return make("li", {}, make("label", {}, box, make("span", {}, kindLabel(folder, label)), number));
    });
    const open = folder === "people" || rows.some((row) => row.querySelector(":checked"));
    return make("details", { class: "dp-facet", open },
      make("summary", {}, strings.facets[folder]), make("ul", {}, ...rows));
  });
  const note = counted < total ? make("p", { class: "dp-facet__note" }, strings.countedOf(counted)) : null;
  return make("div", { class: "dp-facets", role: "group", "aria-label": strings.narrow }, ...groups, years, note);
}

/** Years where the dates span many, months within a few years, days within two months. */
function barUnit(dates) {
  const days = dates.filter((date) => /^\d{4}-\d\d-\d\d$/.test(date)).sort();
  if (!days.length) return dates.some((date) => /^\d{4}-\d\d/.test(date)) ? 7 : 4;
  const [first, last] = [days[0], days.at(-1)].map((day) => Date.parse(day));
  const span = (last - first) / 86_400_000;
  return span <= MOST_BARS - 1 ? 10 : span <= 30 * (MOST_BARS - 2) ? 7 : 4;
}

/** All bins from the first to the last, also those without a story. */
function bins(counts) {
  const unit = barUnit(Object.keys(counts));
  const found = new Map();
  for (const [date, count] of Object.entries(counts)) {
    const bin = date.slice(0, unit);
    if (/^\d{4}(-\d\d)*$/.test(bin) && bin.length === unit) found.set(bin, (found.get(bin) || 0) + count);
  }
  const keys = [...found.keys()].sort();
  const all = [];
  for (let bin = keys[0]; bin && bin <= keys.at(-1) && all.length < 400; bin = after(bin)) {
    all.push([bin, found.get(bin) || 0]);
  }
  return all;
}

function after(bin) {
  const [year, month, day] = bin.split("-").map(Number);
  if (!month) return String(year + 1).padStart(4, "0");
  const next = day ? new Date(Date.UTC(year, month - 1, day + 1)) : new Date(Date.UTC(year, month, 1));
  return next.toISOString().slice(0, day ? 10 : 7);
}

/**
 * Bars of buttons: a click takes one, dragging takes a range. The arrow keys walk, with Shift over a range that Shift and Enter take.
 * `choose` is called with the first and last bin.
 */
function histogram(counts, from, to, choose) {
  const all = bins(counts);
  if (all.length < 2) return null;
  const highest = Math.max(...all.map(([, count]) => count));
  let start = null;
  const buttons = all.map(([bin, count], place) => {
    const label = `${readableDate(bin)}: ${strings.found(count)}`;
    const inside = (from || to) && (!from || bin >= from.slice(0, bin.length)) && (!to || bin <= to);
    const bar = make("button", {
      type: "button", class: "dp-bar", "aria-label": label, title: label, tabindex: place ? -1 : 0,
      "aria-pressed": String(Boolean(inside)),
    }, make("span", {}));
    // Not as an attribute: a strict Content-Security-Policy would not have it.
    bar.firstChild.style.height = `${count ? Math.max(6, (100 * count) / highest) : 0}%`;
    bar.dataset.bin = bin;
    return bar;
  });
  const chart = make("div", { class: "dp-bars", role: "group", "aria-label": strings.histogram }, ...buttons);
  const take = (one, other) => choose(...(one <= other ? [one, other] : [other, one]));
  const binAt = (event) => event.target.closest?.(".dp-bar")?.dataset.bin;
  const show = (...ends) => {
    const [first, last] = ends.sort();
    for (const button of buttons) {
      const { bin } = button.dataset;
      button.setAttribute("aria-pressed", String(bin >= first && bin <= last));
    }
  };
  chart.addEventListener("pointerdown", (event) => {
    if (!event.shiftKey) start = binAt(event) || null;
    event.target.releasePointerCapture?.(event.pointerId);
  });
  chart.addEventListener("pointermove", (event) => {
    if (start && event.buttons && !event.shiftKey) show(start, binAt(event) || start);
  });
  chart.addEventListener("pointerup", (event) => {
    const end = binAt(event);
    if (start && end && start !== end) take(start, end);
  });
  chart.addEventListener("click", (event) => {
    const bin = binAt(event);
    if (!bin) return;
    take(event.shiftKey && start ? start : bin, bin);
  });
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    // With Shift the bars walked over are a range, for Shift and Enter to take.
    start = event.shiftKey ? start || document.activeElement.dataset.bin : null;
    for (const button of buttons) button.tabIndex = -1;
    if (start) show(start, next.dataset.bin);
    next.tabIndex = 0;
    next.focus();
  });
  const ends = make("div", { class: "dp-bars__ends", "aria-hidden": "true" },
    make("span", {}, readableDate(all[0][0])), make("span", {}, readableDate(all.at(-1)[0])));
  return make("div", { class: "dp-histogram" }, chart, ends);
}
