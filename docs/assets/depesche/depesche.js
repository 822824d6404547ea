"use strict";
(() => {
const root = new URL("../../", document.currentScript.src);
const fromDisk = location.protocol === "file:";
const language = (document.documentElement.lang || "de").toLowerCase().startsWith("en")
? "en"
: "de";
const FOLDERS = ["people", "organisations", "places", "events"];
function folderOf(link) {
const path = pageOf(link.href || "");
if (path === null) return "";
const [folder, page, more] = path.split(/[#?]/)[0].split("/");
return FOLDERS.includes(folder) && page && page !== "index.html" && !more ? folder : "";
}
function make(name, attributes = {}, ...children) {
const element = document.createElement(name);
for (const [key, value] of Object.entries(attributes)) {
if (value === true) element.setAttribute(key, "");
else if (value !== false && value != null) element.setAttribute(key, value);
}
element.append(...children.filter((child) => child != null));
return element;
}
const memory = {
get(key) {
try {
return localStorage.getItem(`depesche.${key}`);
} catch {
return null;
}
},
set(key, value) {
try {
localStorage.setItem(`depesche.${key}`, value);
} catch {
}
},
};
function readableDate(edtf) {
const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?$/.exec(edtf);
if (!match) return edtf;
const [, year, month, day] = match;
if (!month) return year;
const options = { year: "numeric", month: "long", timeZone: "UTC" };
if (day) options.day = "numeric";
const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day || 1)));
return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "de-DE", options).format(moment);
}
const SHARDS = null;
const OF_YEAR = /^(?:stories|days|[a-z]+\/[^/]+)\/([0-9]{4}|undated)(?=[/.])/;
const OF_NAME =
/^(?:quotes\/)?(?:people|organisations|places|events|names|paragraphs|threads)\/(?!index[/.])([^/.]+)/;
function shardOf(page) {
if (!SHARDS) return "";
if (page.startsWith("assets/")) return page.startsWith("assets/search/") ? "search" : "";
const year = OF_YEAR.exec(page);
if (year) return year[1];
const name = SHARDS.names ? OF_NAME.exec(page) : null;
if (!name) return "";
let number = 0x811c9dc5;
for (const byte of new TextEncoder().encode(name[1])) {
number = Math.imul(number ^ byte, 0x01000193) >>> 0;
}
return `names-${(number % SHARDS.names) + 1}`;
}
function rootOf(shard) {
return shard ? new URL(SHARDS.base.replace("{shard}", shard), root) : root;
}
function urlOf(page) {
return new URL(page, rootOf(shardOf(page)));
}
const ANY_SHARD =
SHARDS &&
new RegExp(
`^${rootOf("SHARD").href.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`.replace(
"SHARD",
"(?:[0-9]{4}|undated|search|names-[0-9]+)",
),
);
function pageOf(address) {
const start = ANY_SHARD?.exec(address)?.[0] || root.href;
return address.startsWith(start) ? address.slice(start.length) : null;
}
const STRINGS = {
de: {
marksLabel: "Namen hervorheben",
onThisPage: "Auf dieser Seite",
searchLabel: "Suche",
searchPlaceholder: "Meldungen durchsuchen",
searchOpen: "Suchen",
searchClose: "Schließen",
searchNames: "Passende Namen",
searchResults: "Gefundene Meldungen",
searching: "Sucht …",
found: (count) =>
count === 0 ? "Keine Meldung gefunden" : count === 1 ? "1 Meldung" : `${count} Meldungen`,
all: (count) => `Alle ${count} Meldungen zeigen`,
more: "Weitere zeigen",
sortLabel: "Reihenfolge",
sortBest: "Beste Treffer",
sortNewest: "Neueste zuerst",
sortOldest: "Älteste zuerst",
lineOrders: { date: "Datum", before: "Wort davor", after: "Wort danach" },
viewLabel: "Ansicht",
views: { list: "Liste", lines: "Wort im Satz", time: "Zeitleiste" },
versions: (count) => (count === 1 ? "dazu 1 ältere Fassung" : `dazu ${count} ältere Fassungen`),
undated: "ohne Datum",
narrow: "Eingrenzen",
narrowed: "Eingegrenzt auf",
without: (label) => `Nicht mehr auf ${label} eingrenzen`,
nameKinds: { person: "Person", organisation: "Organisation", place: "Ort", event: "Ereignis", thread: "Thema" },
offers: { "dp-recent": "Frühere Suche", "dp-word": "Wort aus den Meldungen" },
years: "Jahr",
facets: {
people: "Personen", organisations: "Organisationen", places: "Orte", events: "Ereignisse",
threads: "Themen", agency: "Agentur", kind: "Art", keyword: "Schlagwort",
},
kinds: { story: "Meldung", announcement: "Ankündigung", digest: "Überblick", service: "Service" },
countedOf: (count) => `Gezählt unter den neuesten ${count} Meldungen.`,
histogram: "Meldungen nach Zeit; durch Ziehen oder mit Umschalttaste, Pfeilen und Eingabe einen Zeitraum wählen",
foundBy: (query) => `Gefunden mit: ${query}`,
unmark: "Hervorhebung entfernen",
exportLabel: "Ergebnisse speichern als",
exportName: "suche",
keepSearch: "Suche merken",
savedSearches: "Gemerkte Suchen",
forgetSearch: (label) => `Gemerkte Suche ${label} entfernen`,
newSince: (count) => `${count} neu`,
meant: "Meinten Sie: ",
corrected: (typed, meant) => `„${typed}“ kommt nicht vor. Gesucht wurde „${meant}“.`,
mended: {
quote: (text) => `Ein Anführungszeichen fehlte; gesucht wurde „${text}“ als Wortfolge.`,
bracket: (text) => `Eine Klammer ${text} ohne Gegenstück wurde übergangen.`,
operator: (text) => `${text} verbindet hier nichts und wurde übergangen.`,
wildcard: (text) => `Vor dem Stern fehlen Buchstaben: ${text}`,
empty: (text) => `Hinter ${text} fehlt, was gemeint ist; es wurde übergangen.`,
date: (text) => `${text} ist kein Datum wie 2025, 2025-03 oder 27.3.2025 und wurde übergangen.`,
swapped: (text) => `Anfang und Ende des Zeitraums wurden getauscht: ${text}`,
unknown: (text) => `Diesen Namen kennt das Archiv nicht: ${text}`,
alias: (text) => `Anderer Name: ${text}`,
also: (text) => `Gesucht wurde auch „${text}“; das Wort allein findet man in Anführungszeichen.`,
plain: (text) => `Gesucht wurden nur die Wörter: ${text}`,
all: () => "Ohne Wörter gibt es nichts zu suchen; hier stehen alle Meldungen.",
most: () => "Alle diese Wörter hat keine Meldung; hier stehen die mit den meisten.",
apart: () => "Nebeneinander stehen diese Wörter nirgends; gesucht wurden sie einzeln.",
},
syntaxLabel: "So lässt sich genauer suchen",
syntax: [
["Vereinbarung", "alle Formen, auch in längeren Wörtern"],
['"Runder Tisch"', "genau diese Wortfolge"],
["Sicherheits*", "alles, was so beginnt"],
["Gipfel -Paris", "ohne ein Wort; auch: NICHT"],
["Leipzig ODER Dresden", "eines von beiden; UND gilt von selbst"],
["Gipfel NAHE/5 Paris", "höchstens fünf Wörter auseinander"],
['person:"Helmut Kohl"', "nach Namen; ebenso ort: organisation: ereignis: agentur: thema:"],
["titel:Mauer", "nur in der Überschrift"],
["von:1989-10 bis:1989-11", "Zeitraum; auch datum: und jahr:"],
],
typeToSearch: "Gesucht wird im vollen Text aller Meldungen.",
emptyHelp: [
"Weniger oder kürzere Wörter versuchen: „Vereinbarung“ findet auch „Waffenstillstandsvereinbarung“.",
"Umlaute dürfen fehlen: „Muenchen“ findet „München“.",
"Wörter in Anführungszeichen müssen genau so im Text stehen.",
],
emptyIndexes: "Oder in den Verzeichnissen nachsehen:",
people: "Personen",
organisations: "Organisationen",
places: "Orte",
dates: "Meldungen nach Datum",
diskNote:
"Diese Seite ist von einem Datenträger geöffnet. Browser lassen die Suche dort nicht zu; über einen Webserver funktioniert sie. Alles andere geht auch hier:",
zoomIn: "Näher",
zoomOut: "Weiter weg",
zoomAll: "Ganzes Bild",
trendsAsk: "Wort oder Name",
trendsAdd: "Hinzufügen",
trendsRemove: (term) => `${term} entfernen`,
trendsNone: (term) => `„${term}“ steht in keinen zwei Meldungen.`,
trendsFull: "Mehr als fünf Kurven lassen sich nicht unterscheiden; erst eine entfernen.",
trendsCount: (count) => (count === 1 ? "1 Meldung" : `${count} Meldungen`),
trendsPicture: "Meldungen im Lauf der Zeit",
trendsTable: "Dasselbe als Tabelle",
trendsTime: "Zeit",
trendsFailed:
"Die Zahlen ließen sich nicht laden. Von einem Datenträger aus lassen Browser das nicht zu; über einen Webserver geht es.",
networkType: "Wer",
networkTypes: { "": "alle", person: "nur Personen", organisation: "nur Organisationen" },
networkYear: "Jahr",
networkAllYears: "alle",
networkShown: (names, ties) => `${names} Namen, ${ties} Verbindungen`,
failed: "Die Suche ließ sich nicht laden. Gibt es für diese Seite einen Suchindex?",
},
en: {
marksLabel: "Highlight names",
onThisPage: "On this page",
searchLabel: "Search",
searchPlaceholder: "Search the stories",
searchOpen: "Search",
searchClose: "Close",
searchNames: "Matching names",
searchResults: "Stories found",
searching: "Searching …",
found: (count) =>
count === 0 ? "No story found" : count === 1 ? "1 story" : `${count} stories`,
all: (count) => `Show all ${count} stories`,
more: "Show more",
sortLabel: "Order",
sortBest: "Best matches",
sortNewest: "Newest first",
sortOldest: "Oldest first",
lineOrders: { date: "date", before: "word before", after: "word after" },
viewLabel: "View",
views: { list: "List", lines: "Words in context", time: "Timeline" },
versions: (count) => (count === 1 ? "and 1 older version" : `and ${count} older versions`),
undated: "undated",
narrow: "Narrow down",
narrowed: "Narrowed to",
without: (label) => `No longer narrow to ${label}`,
nameKinds: { person: "person", organisation: "organisation", place: "place", event: "event", thread: "thread" },
offers: { "dp-recent": "Earlier search", "dp-word": "A word of the stories" },
years: "Year",
facets: {
people: "People", organisations: "Organisations", places: "Places", events: "Events",
threads: "Threads", agency: "Agency", kind: "Kind", keyword: "Subject",
},
kinds: { story: "Story", announcement: "Announcement", digest: "Digest", service: "Service" },
countedOf: (count) => `Counted among the newest ${count} stories.`,
histogram: "Stories by time; drag, or hold Shift with arrows and Enter, to choose a period",
foundBy: (query) => `Found by: ${query}`,
unmark: "Remove marks",
exportLabel: "Save results as",
exportName: "search",
keepSearch: "Keep this search",
savedSearches: "Kept searches",
forgetSearch: (label) => `Remove the kept search ${label}`,
newSince: (count) => `${count} new`,
meant: "Did you mean: ",
corrected: (typed, meant) => `“${typed}” does not occur. This shows “${meant}”.`,
mended: {
quote: (text) => `A quotation mark was missing; this shows the phrase “${text}”.`,
bracket: (text) => `A bracket ${text} without its counterpart was passed over.`,
operator: (text) => `${text} joins nothing here and was passed over.`,
wildcard: (text) => `Letters are missing before the star: ${text}`,
empty: (text) => `Nothing stands behind ${text}; it was passed over.`,
date: (text) => `${text} is no date such as 2025, 2025-03 or 27.3.2025 and was passed over.`,
swapped: (text) => `The ends of the period were swapped: ${text}`,
unknown: (text) => `This archive has no such name: ${text}`,
alias: (text) => `Another name: ${text}`,
also: (text) => `This also shows “${text}”; quotation marks find the word alone.`,
plain: (text) => `Only the words were searched for: ${text}`,
all: () => "Without words there is nothing to search for; these are all stories.",
most: () => "No story has all these words; these have most of them.",
apart: () => "Nowhere do these words stand side by side; they were searched for one by one.",
},
syntaxLabel: "How to search more exactly",
syntax: [
["agreement", "every form of the word"],
['"round table"', "exactly these words in a row"],
["secur*", "everything that begins so"],
["summit -Paris", "without a word; also: NOT"],
["Leipzig OR Dresden", "one of both; AND goes without saying"],
["summit NEAR/5 Paris", "at most five words apart"],
['person:"Helmut Kohl"', "by name; also place: organisation: event: agency: subject:"],
["title:wall", "only in the headline"],
["from:1989-10 until:1989-11", "a period; also date: and year:"],
],
typeToSearch: "Searches the full text of all stories.",
emptyHelp: [
"Try fewer or shorter words: the beginning of a word is enough.",
"Accents may be left out: “Munchen” finds “München”.",
"Words in quotation marks must stand in the text exactly so.",
],
emptyIndexes: "Or look in the indexes:",
people: "People",
organisations: "Organisations",
places: "Places",
dates: "Stories by date",
diskNote:
"This page was opened from a disk. Browsers do not allow search there; on a web server it works. Everything else works here too:",
zoomIn: "Closer",
zoomOut: "Farther",
zoomAll: "Whole picture",
trendsAsk: "Word or name",
trendsAdd: "Add",
trendsRemove: (term) => `Remove ${term}`,
trendsNone: (term) => `“${term}” is not in any two stories.`,
trendsFull: "More than five curves cannot be told apart; remove one first.",
trendsCount: (count) => (count === 1 ? "1 story" : `${count} stories`),
trendsPicture: "Stories over time",
trendsTable: "The same as a table",
trendsTime: "Time",
trendsFailed:
"The numbers could not be loaded. Browsers do not allow it from a disk; on a web server it works.",
networkType: "Who",
networkTypes: { "": "all", person: "people only", organisation: "organisations only" },
networkYear: "Year",
networkAllYears: "all",
networkShown: (names, ties) => `${names} names, ${ties} ties`,
failed: "The search could not be loaded. Does this site have a search index?",
},
};
const strings = STRINGS[language];
function markEntrance() {
const folder = (address) => (pageOf(address) || "").split("/").slice(0, -1)[0];
const here = location.href.split(/[?#]/)[0];
const mine = { days: "stories" }[folder(here)] || folder(here);
if (!mine || document.querySelector(".md-tabs__item--active")) return;
for (const link of document.querySelectorAll(".md-tabs a")) {
if (folder(link.href) === mine) link.parentElement.classList.add("md-tabs__item--active");
}
}
function jumpBar(headings) {
const links = [...headings].map((heading) =>
make("a", { href: `#${heading.id}` }, heading.textContent),
);
return make("nav", { class: "dp-jump", "aria-label": strings.onThisPage }, ...links);
}
function installJumps() {
const letters = document.querySelector(".index-letters > p:has(> a[href^='#'])");
letters?.classList.add("dp-jump");
letters?.setAttribute("role", "navigation");
letters?.setAttribute("aria-label", strings.onThisPage);
const parts = document.querySelectorAll("[class^='entity-'] > h2[id]");
if (parts.length > 1) document.querySelector(".entity-head")?.append(jumpBar(parts));
}
function installTopic() {
const title = make("span", { class: "md-ellipsis" });
const topic = make("div", { class: "md-header__topic" }, title);
document.querySelector(".md-header__ellipsis")?.append(topic);
const name = () => {
title.textContent = document.querySelector(".md-content h1")?.textContent || document.title;
};
if (window.document$) window.document$.subscribe(name);
else name();
}
markEntrance();
installTopic();
installJumps();
function installMarksSwitch() {
const head = document.querySelector(".story-head");
if (!head || !document.querySelector(".story-text a[href]")) return;
const page = document.documentElement;
const button = make("button", { type: "button", class: "dp-marks" }, strings.marksLabel);
const show = (on) => {
page.dataset.marks = on ? "on" : "off";
button.setAttribute("aria-pressed", String(on));
};
show(memory.get("marks") !== "off");
button.addEventListener("click", () => {
const on = page.dataset.marks === "off";
show(on);
memory.set("marks", on ? "on" : "off");
});
const dateline = [...head.querySelectorAll("h1 ~ p")].find(
(line) => !line.querySelector(":scope > :is(em, strong):only-child"),
);
(dateline || head).append(make("span", { class: "dp-tools" }, button));
}
installMarksSwitch();
function distanceTowards(from, to, x, y) {
const across = to.left + to.width / 2 - from.left - from.width / 2;
const down = to.top + to.height / 2 - from.top - from.height / 2;
const along = across * x + down * y;
const aside = Math.abs(across * y) + Math.abs(down * x);
return along > 1 && aside <= along * 1.2 ? along + aside * 3 : Infinity;
}
const ARROWS = {
ArrowLeft: [-1, 0],
ArrowRight: [1, 0],
ArrowUp: [0, -1],
ArrowDown: [0, 1],
};
function walkable(picture, selector = "svg a") {
const links = () => [...picture.querySelectorAll(selector)].filter((link) => !link.matches(".dp-off"));
for (const link of links().slice(1)) link.setAttribute("tabindex", "-1");
const stopAt = (link) => {
picture.querySelector(`${selector}:not([tabindex])`)?.setAttribute("tabindex", "-1");
link.removeAttribute("tabindex");
};
picture.addEventListener("focusin", (event) => {
const link = event.target.closest("a");
if (link?.matches(selector)) stopAt(link);
});
picture.addEventListener("keydown", (event) => {
const here = event.target.closest("a");
if (!here?.matches(selector) || event.altKey || event.ctrlKey || event.metaKey) return;
const all = links();
let next = null;
if (event.key === "Home") next = all[0];
else if (event.key === "End") next = all[all.length - 1];
else if (ARROWS[event.key]) {
const from = here.getBoundingClientRect();
let best = Infinity;
for (const link of all) {
const far = distanceTowards(from, link.getBoundingClientRect(), ...ARROWS[event.key]);
if (far < best) [best, next] = [far, link];
}
} else return;
event.preventDefault();
next?.focus();
});
}
for (const picture of document.querySelectorAll("[data-picture]")) walkable(picture);
const CLOSEST = 24;
function zoomable(picture) {
const svg = picture.querySelector("svg");
const whole = svg.viewBox.baseVal;
const [width, height] = [whole.width, whole.height];
const view = { x: 0, y: 0, scale: 1 };
const labels = [...svg.querySelectorAll("a[transform]")].map((link) => {
const [x, y] = link.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
const text = link.querySelector("text");
return { link, text, x, y, late: text.classList.contains("dp-late") };
});
const boost = () => Math.max(1, (0.72 * width) / (svg.clientWidth || width));
function name(scale) {
const taken = [];
for (const { text, x, y, late } of labels) {
if (scale === 1) {
text.classList.toggle("dp-late", late);
continue;
}
const long = (text.textContent.length * 8.3 + 4) / scale;
const before = { end: 1, middle: 0.5 }[text.getAttribute("text-anchor")] || 0;
const left = x + Number(text.getAttribute("x")) / scale - before * long;
const right = left + long;
const middle = y + (Number(text.getAttribute("y")) - 5) / scale;
const half = 8 / scale;
const free = taken.every(
(box) => right < box.left || left > box.right || Math.abs(middle - box.middle) > half * 2,
);
if (free) taken.push({ left, right, middle });
text.classList.toggle("dp-late", !free);
}
}
function show() {
const [w, h] = [width / view.scale, height / view.scale];
view.x = Math.min(Math.max(view.x, 0), width - w);
view.y = Math.min(Math.max(view.y, 0), height - h);
svg.setAttribute("viewBox", `${view.x} ${view.y} ${w} ${h}`);
svg.style.setProperty("--dp-scale", String(Math.sqrt(boost()) / view.scale));
svg.style.setProperty("--dp-letters", String(Math.sqrt(boost())));
picture.classList.toggle("dp-closer", view.scale > 1);
name(view.scale / boost());
}
function closer(factor, across = 0.5, down = 0.5) {
const scale = Math.min(Math.max(view.scale * factor, 1), CLOSEST);
view.x += (width / view.scale - width / scale) * across;
view.y += (height / view.scale - height / scale) * down;
view.scale = scale;
show();
}
function shareOf(event) {
const box = svg.getBoundingClientRect();
return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}
const button = (text, label, act) => {
const made = make("button", { type: "button", "aria-label": label, title: label }, text);
made.addEventListener("click", act);
return made;
};
const all = () => {
view.scale = 1;
show();
};
picture.append(
make(
"div",
{ class: "dp-zoom" },
button("+", strings.zoomIn, () => closer(1.6)),
button("−", strings.zoomOut, () => closer(1 / 1.6)),
button("⤢", strings.zoomAll, all),
),
);
picture.addEventListener("keydown", (event) => {
const factor = { "+": 1.6, "=": 1.6, "-": 1 / 1.6 }[event.key];
if (event.ctrlKey || event.metaKey || event.target.closest("input, select")) return;
if (event.key === "0") all();
else if (factor) {
const box = (event.target.closest("svg a") || svg).getBoundingClientRect();
closer(factor, ...shareOf({ clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
} else return;
event.preventDefault();
});
picture.addEventListener("focusin", (event) => {
const label = labels.find(({ link }) => link === event.target);
if (!label || view.scale === 1) return;
const [w, h] = [width / view.scale, height / view.scale];
if (label.x < view.x || label.x > view.x + w || label.y < view.y || label.y > view.y + h) {
[view.x, view.y] = [label.x - w / 2, label.y - h / 2];
show();
}
});
picture.addEventListener(
"wheel",
(event) => {
if (!event.ctrlKey) return;
event.preventDefault();
closer(event.deltaY < 0 ? 1.25 : 0.8, ...shareOf(event));
},
{ passive: false },
);
new ResizeObserver(show).observe(svg);
svg.addEventListener("dblclick", (event) => closer(2, ...shareOf(event)));
drag(picture, svg, view, { width, height, show, closer, shareOf });
}
function drag(picture, svg, view, { width, height, show, closer, shareOf }) {
const pointers = new Map();
let moved = 0;
svg.addEventListener("pointerdown", (event) => {
pointers.set(event.pointerId, event);
moved = 0;
});
svg.addEventListener("pointermove", (event) => {
const before = pointers.get(event.pointerId);
if (!before) return;
const others = [...pointers.values()].filter((other) => other.pointerId !== event.pointerId);
const box = svg.getBoundingClientRect();
if (others.length === 1) {
const apart = (one) => Math.hypot(one.clientX - others[0].clientX, one.clientY - others[0].clientY);
closer(apart(event) / Math.max(apart(before), 1), ...shareOf(event));
moved += 9;
} else if (view.scale > 1) {
view.x -= ((event.clientX - before.clientX) / box.width) * (width / view.scale);
view.y -= ((event.clientY - before.clientY) / box.height) * (height / view.scale);
moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
show();
}
pointers.set(event.pointerId, event);
});
for (const end of ["pointerup", "pointercancel", "pointerleave"])
svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
svg.addEventListener("dragstart", (event) => event.preventDefault());
picture.addEventListener(
"click",
(event) => {
if (moved > 5 && event.target.closest("svg a")) event.preventDefault();
moved = 0;
},
true,
);
}
for (const picture of document.querySelectorAll("[data-zoom]")) zoomable(picture);
function installNetwork() {
const picture = document.querySelector("[data-picture='network']");
if (!picture) return;
const nodes = [...picture.querySelectorAll("[data-node]")];
const ties = [...picture.querySelectorAll("[data-ends]")].map((link) => ({
link,
ends: link.dataset.ends.split(" ").map(Number),
years: (link.dataset.years || "").split(" ").filter(Boolean).map((part) => part.split(":")[0]),
row: document.getElementById(link.getAttribute("href").slice(1))?.closest("tr"),
}));
const years = [...new Set(ties.flatMap((tie) => tie.years))].sort();
const option = (value, text) => make("option", { value }, text);
const type = make(
"select",
{},
...Object.entries(strings.networkTypes).map(([value, text]) => option(value, text)),
);
const year = make(
"select",
{},
option("", strings.networkAllYears),
...years.map((value) => option(value, value)),
);
const shown = make("output", {});
const filter = () => {
const fits = (number) => !type.value || nodes[number].dataset.type === type.value;
const left = new Set();
let count = 0;
for (const { link, ends, years: known, row } of ties) {
const on = ends.every(fits) && (!year.value || known.includes(year.value));
link.classList.toggle("dp-off", !on);
row?.classList.toggle("dp-off", !on);
if (!on) continue;
count += 1;
for (const end of ends) left.add(end);
}
nodes.forEach((node, number) => node.classList.toggle("dp-off", !left.has(number)));
shown.textContent = strings.networkShown(left.size, count);
};
type.addEventListener("change", filter);
year.addEventListener("change", filter);
picture.before(
make(
"div",
{ class: "dp-choices" },
make("label", {}, strings.networkType, type),
years.length > 1 ? make("label", {}, strings.networkYear, year) : null,
shown,
),
);
filter();
const near = (link) => {
for (const marked of picture.querySelectorAll(".dp-near")) marked.classList.remove("dp-near");
if (!link) return;
const mine = link.dataset.ends ? link.dataset.ends.split(" ").map(Number) : [Number(link.dataset.node)];
for (const number of mine) nodes[number].classList.add("dp-near");
if (link.dataset.ends) return;
for (const { link: tie, ends } of ties) {
if (!ends.includes(mine[0])) continue;
tie.classList.add("dp-near");
for (const end of ends) nodes[end].classList.add("dp-near");
}
};
for (const start of ["pointerover", "focusin"])
picture.addEventListener(start, (event) => near(event.target.closest("svg a")));
for (const end of ["pointerleave", "focusout"]) picture.addEventListener(end, () => near(null));
}
installNetwork();
const MOST_CURVES = 5;
const MOST_MONTHS = 60;
function shelfName(term) {
const plain = term.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss");
return plain.replace(/[^a-z0-9]/g, "_");
}
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
async near(term) {
const name = shelfName(term);
const { shelves } = await this.file("index");
const fits = shelves.filter((shelf) => shelf.startsWith(name) || `${name}____________`.startsWith(shelf));
return Promise.all(fits.slice(0, 6).map((shelf) => this.file(shelf)));
},
async find(asked) {
const [folder, page] = asked.split("/");
const byPage = FOLDERS.includes(folder) && page;
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
function seriesOf(flat) {
const series = new Map();
for (let at = 0; at < flat.length; at += 2) series.set(flat[at], flat[at + 1]);
return series;
}
function total(flat) {
return flat.reduce((sum, number, at) => (at % 2 ? sum + number : sum), 0);
}
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
function wordsOf(cell) {
return cell.textContent.toLocaleLowerCase(language).match(/[\p{L}\p{N}]+/gu) || [];
}
function nameStories(table) {
const listed = document.querySelectorAll(":is(.entity-stories, .entity-year) li > a");
const titles = new Map([...listed].map((link) => [link.href, link.textContent]));
for (const link of table.querySelectorAll("td:nth-child(2) a")) {
const title = titles.get(link.href.split("#")[0]);
if (title && !link.title) link.title = title;
}
}
function installConcordance(table) {
const body = table.tBodies[0];
const rows = [...(body?.rows || [])].map((row, number) => ({
row,
number,
before: wordsOf(row.cells[0]).reverse().join(" "),
after: wordsOf(row.cells[2]).join(" "),
}));
if (rows.length < 3) return;
const compare = new Intl.Collator(language).compare;
const orders = {
date: (one, other) => one.number - other.number,
before: (one, other) => compare(one.before, other.before) || one.number - other.number,
after: (one, other) => compare(one.after, other.after) || one.number - other.number,
};
const buttons = Object.keys(orders).map((order) =>
make("button", { type: "button", "aria-pressed": String(order === "date") }, strings.lineOrders[order]),
);
buttons.forEach((button, number) => {
const order = Object.keys(orders)[number];
button.addEventListener("click", () => {
for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
body.append(...rows.sort(orders[order]).map(({ row }) => row));
table.dataset.order = order;
});
});
const choice = make("div", { class: "dp-choices", role: "group", "aria-label": strings.sortLabel });
choice.append(make("span", { "aria-hidden": "true" }, strings.sortLabel), ...buttons);
(table.closest(".md-typeset__scrollwrap") || table).before(choice);
}
for (const table of document.querySelectorAll(":is(.entity-lines, .entity-year) table")) {
if (table.tHead?.rows[0]?.cells.length !== 4) continue;
nameStories(table);
installConcordance(table);
}
const CARD_ID = "dp-card";
const SHOW_AFTER_MS = 250;
const HIDE_AFTER_MS = 200;
function listedNames() {
const listed = new Map();
for (const link of document.querySelectorAll(".story-names li > a:first-child")) {
const rest = link.parentElement.textContent.slice(link.textContent.length);
listed.set(link.href, { name: link.textContent, what: rest.replace(/^\s*[–-]\s*/, "").trim() });
}
return listed;
}
const fetchedNames = new Map();
function fetchName(address) {
if (fromDisk) return Promise.resolve({});
if (!fetchedNames.has(address)) {
const answer = fetch(address, { credentials: "same-origin" })
.then((response) => (response.ok ? response.text() : ""))
.then((markup) => {
const head = new DOMParser().parseFromString(markup, "text/html");
const text = (selector) => head.querySelector(selector)?.textContent.trim() || "";
return {
name: text(".entity-head h1"),
what: text(".entity-head h1 + p:not(:has(strong))"),
count: text(".entity-head p > strong"),
};
})
.catch(() => ({}));
fetchedNames.set(address, answer);
}
return fetchedNames.get(address);
}
function installCards() {
const text = document.querySelector(".story-text");
if (!text || !matchMedia("(hover: hover)").matches) return;
const listed = listedNames();
const card = make("div", { id: CARD_ID, class: "dp-card", role: "tooltip", hidden: true });
document.body.append(card);
let current = null;
let timer = 0;
const fill = (link, about) => {
const relation = link.dataset.relation;
const lines = [
make("p", { class: "dp-card__name" }, about.name || link.textContent),
about.what ? make("p", {}, about.what) : null,
relation ? make("p", {}, relation) : null,
about.count ? make("p", { class: "dp-card__count" }, about.count) : null,
];
card.replaceChildren(...lines.filter(Boolean));
};
const place = (link, pointer) => {
const boxes = [...link.getClientRects()];
const under = (box) => pointer && pointer.clientY >= box.top && pointer.clientY <= box.bottom;
const box = boxes.find(under) || boxes[0];
if (!box) return;
card.hidden = false;
const width = document.documentElement.clientWidth;
const left = Math.max(8, Math.min(box.left, width - card.offsetWidth - 8));
const above = box.bottom + card.offsetHeight + 12 > innerHeight && box.top > card.offsetHeight;
const top = above ? box.top - card.offsetHeight - 6 : box.bottom + 6;
card.style.left = `${left + scrollX}px`;
card.style.top = `${top + scrollY}px`;
};
const show = (link, pointer) => {
const address = link.href.split("#")[0];
current = link;
const known = listed.get(link.href) || {};
fill(link, known);
place(link, pointer);
link.setAttribute("aria-describedby", CARD_ID);
fetchName(address).then((fetched) => {
if (current !== link || card.hidden) return;
fill(link, {
name: fetched.name || known.name,
what: known.what || fetched.what,
count: fetched.count,
});
place(link, pointer);
});
};
const hide = () => {
clearTimeout(timer);
current?.removeAttribute("aria-describedby");
current = null;
card.hidden = true;
};
const hideSoon = () => {
clearTimeout(timer);
timer = setTimeout(hide, HIDE_AFTER_MS);
};
const showSoon = (link, pointer) => {
clearTimeout(timer);
if (link === current) return;
timer = setTimeout(() => {
hide();
show(link, pointer);
}, SHOW_AFTER_MS);
};
for (const link of text.querySelectorAll("a[href]")) {
if (!folderOf(link)) continue;
if (link.title) {
link.dataset.relation = link.title;
link.setAttribute("aria-description", link.title);
link.removeAttribute("title");
}
link.addEventListener("pointerenter", (event) => {
if (event.pointerType !== "touch") showSoon(link, event);
});
link.addEventListener("pointerleave", hideSoon);
link.addEventListener("focus", () => {
if (link.matches(":focus-visible")) {
clearTimeout(timer);
hide();
show(link);
}
});
link.addEventListener("blur", hideSoon);
}
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", hideSoon);
document.addEventListener("keydown", (event) => {
if (event.key === "Escape" && !card.hidden) hide();
});
}
installCards();
const ENGINE = new URL("engine.js", document.currentScript.src);
class IndexSearcher {
constructor() {
this.worker = null;
this.index = null;
this.last = 0;
this.waiting = new Map();
}
start() {
if (this.worker) return;
this.index = fetch(new URL("index.bin", this.base()))
.then((response) => (response.ok ? response.arrayBuffer() : null))
.catch(() => null);
this.worker = new Worker(ENGINE);
this.worker.addEventListener("message", ({ data: { id, answer, error } }) => {
const { resolve, reject } = this.waiting.get(id);
this.waiting.delete(id);
if (error) reject(new Error(error));
else resolve(answer);
});
this.worker.addEventListener("error", () => {
for (const { reject } of this.waiting.values()) reject(new Error("no engine"));
this.waiting.clear();
this.worker = null;
});
}
base() {
return urlOf("assets/search/").href;
}
async ask(method, question) {
this.start();
const loaded = await this.index;
const index = this.index && loaded;
this.index = null;
if (!this.worker) throw new Error("no engine");
const id = ++this.last;
return new Promise((resolve, reject) => {
this.waiting.set(id, { resolve, reject });
this.worker.postMessage({ id, base: this.base(), method, question, index });
});
}
async stories(query, { sort = "best", facets = [], from = "", to = "", first = 0 } = {}) {
const question = { query, facets, from, to };
const take = async (start, end) => {
const hits = await this.ask("hits", { ...question, sort, first: start, last: end });
return hits.map((hit) => ({ ...hit, url: this.address(hit.page, query) }));
};
const [about, hits] = await Promise.all([this.ask("count", question), first ? take(0, first) : []]);
return {
...about,
hits,
take,
facets: () => this.ask("facets", question),
whole: (limit) => this.ask("hits", { ...question, sort, first: 0, last: limit, whole: true }),
};
}
async names(text, limit) {
const names = await this.ask("suggest", { text, most: limit });
return names.map((name) => ({ ...name, url: this.address(name.page) }));
}
words(text, limit) {
return this.ask("words", { text, most: limit });
}
marks(query, texts) {
return this.ask("marks", { query, texts });
}
address(page, query = "") {
const url = urlOf(`${page}.html`);
if (query) url.searchParams.set("mark", query);
return url.href;
}
}
function createSearcher() {
return new IndexSearcher();
}
const MARKED_BLOCKS = ".story-head h1, .story-text :is(p, h2, h3, li, td, th, blockquote)";
function textNodes(block) {
const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
const found = [];
let start = 0;
while (walker.nextNode()) {
found.push({ node: walker.currentNode, start });
start += walker.currentNode.length;
}
return found;
}
function markRange(nodes, from, to) {
for (const { node, start } of nodes) {
const first = Math.max(from, start) - start;
const last = Math.min(to, start + node.length) - start;
if (first >= last) continue;
const range = document.createRange();
range.setStart(node, first);
range.setEnd(node, last);
range.surroundContents(make("mark", { class: "dp-found" }));
}
}
function unmark() {
for (const mark of document.querySelectorAll("mark.dp-found")) {
const parent = mark.parentNode;
mark.replaceWith(...mark.childNodes);
parent.normalize();
}
}
async function markFound(searcher) {
const query = new URL(location.href).searchParams.get("mark");
const text = document.querySelector(".story-text");
if (!query || !text || fromDisk) return;
const blocks = [...document.querySelectorAll(MARKED_BLOCKS)];
const found = await searcher.marks(query, blocks.map((block) => block.textContent));
blocks.forEach((block, place) => {
let end = Infinity;
for (const [from, to] of found[place].reverse()) {
if (to > end) continue;
end = from;
markRange(textNodes(block), from, to);
}
});
if (!document.querySelector("mark.dp-found")) return;
const page = new URL("search.html", root);
page.searchParams.set("q", query);
const off = make("button", { type: "button", class: "dp-search__close" }, strings.unmark);
const note = make(
"p",
{ class: "dp-found-note" },
make("a", { href: page.href }, strings.foundBy(query)),
off,
);
off.addEventListener("click", () => {
unmark();
note.remove();
const here = new URL(location.href);
here.searchParams.delete("mark");
history.replaceState(history.state, "", here);
});
text.prepend(note);
}
const EXPORT_LIMIT = 2000;
const csvField = (value) => {
const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const datePart = (date) => (/^\d{4}(-\d\d){0,2}/.exec(date) || [""])[0];
const oneLine = (text) => text.replace(/\s+/g, " ").trim();
const bibtexText = (text) =>
oneLine(text).replace(/[\\{}$&#%_^~]/g, (mark) => `{\\char${mark.charCodeAt(0)}}`);
const bibtexName = (name) => (/\sand\s/i.test(name) ? `{${bibtexText(name)}}` : bibtexText(name));
const EXPORTS = {
csv: {
type: "text/csv",
write(records) {
const names = ["title", "date", "agency", "byline", "kind", "labels", "url"];
const rows = records.map((record) => names.map((name) => csvField([record[name]].flat().join("; "))));
return `\ufeff${[names, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`;
},
},
json: { type: "application/json", write: (records) => `${JSON.stringify(records, null, 2)}\n` },
"csl.json": {
type: "application/vnd.citationstyles.csl+json",
write(records) {
const cited = records.map((record) => ({
id: record.page,
type: "article-newspaper",
title: record.title,
author: record.byline.map((name) => ({ literal: name })),
"container-title": record.agency || undefined,
issued: datePart(record.date)
? { "date-parts": [datePart(record.date).split("-").map(Number)] }
: undefined,
language: record.lang || undefined,
URL: record.url,
}));
return `${JSON.stringify(cited, null, 2)}\n`;
},
},
bib: {
type: "application/x-bibtex",
write(records) {
return records
.map((record, place) => {
const fields = {
title: `{${bibtexText(record.title)}}`,
author: record.byline.map(bibtexName).join(" and "),
journal: bibtexText(record.agency),
date: datePart(record.date),
url: record.url,
};
const lines = Object.entries(fields).filter(([, value]) => value);
const body = lines.map(([name, value]) => `  ${name} = {${value}}`).join(",\n");
return `@article{depesche${place + 1},\n${body}\n}\n`;
})
.join("\n");
},
},
ris: {
type: "application/x-research-info-systems",
write(records) {
return records
.map((record) => {
const lines = [["TY", "NEWS"], ["TI", record.title]];
for (const name of record.byline) lines.push(["AU", name]);
if (record.agency) lines.push(["T2", record.agency]);
const date = datePart(record.date);
if (date) lines.push(["DA", date.replaceAll("-", "/")], ["PY", date.slice(0, 4)]);
lines.push(["UR", record.url], ["ER", ""]);
return `${lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}`).join("\r\n")}\r\n`;
})
.join("\r\n");
},
},
};
function exported({ page, title, date, kind, lang, agency, byline, labels }) {
return { page, title, date, kind, lang, agency, byline, labels, url: urlOf(`${page}.html`).href };
}
function exportMenu(records) {
const names = { csv: "CSV", json: "JSON", bib: "BibTeX", ris: "RIS", "csl.json": "CSL-JSON" };
const buttons = Object.entries(names).map(([suffix, label]) => {
const button = make("button", { type: "button", class: "dp-search__close" }, label);
button.addEventListener("click", async () => {
const { type, write } = EXPORTS[suffix];
const content = write((await records(EXPORT_LIMIT)).map(exported));
const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
const link = make("a", { href: url, download: `${strings.exportName}.${suffix}` });
link.click();
setTimeout(() => URL.revokeObjectURL(url), 10_000);
});
return button;
});
return make("div", { class: "dp-export", role: "group", "aria-label": strings.exportLabel },
make("span", {}, strings.exportLabel), ...buttons);
}
const FACET_ORDER = ["people", "organisations", "places", "events", "threads", "agency", "kind", "keyword"];
const MOST_BARS = 62;
const kindLabel = (folder, label) => (folder === "kind" && strings.kinds[label]) || label;
const MOST_YEARS = 12;
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
function barUnit(dates) {
const days = dates.filter((date) => /^\d{4}-\d\d-\d\d$/.test(date)).sort();
if (!days.length) return dates.some((date) => /^\d{4}-\d\d/.test(date)) ? 7 : 4;
const [first, last] = [days[0], days.at(-1)].map((day) => Date.parse(day));
const span = (last - first) / 86_400_000;
return span <= MOST_BARS - 1 ? 10 : span <= 30 * (MOST_BARS - 2) ? 7 : 4;
}
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
const KEPT_SEARCHES = 20;
const RECENT_SEARCHES = 6;
const kept = {
list(key) {
try {
const list = JSON.parse(memory.get(key) || "[]");
return Array.isArray(list) ? list : [];
} catch {
return [];
}
},
put(key, list, most) {
memory.set(key, JSON.stringify(list.slice(0, most)));
},
};
function noteRecent(query) {
if (query.length < 3) return;
kept.put("recent", [query, ...kept.list("recent").filter((old) => old !== query)], RECENT_SEARCHES);
}
async function newSince(searcher, search) {
const stories = await searcher.stories(search.query, { ...search.choices, sort: "newest" });
const hits = await stories.whole(100);
const place = hits.findIndex((hit) => hit.page === search.newest);
return Math.max(place, stories.total - search.total, 0);
}
async function keepSearch(searcher, address, query, choices) {
const stories = await searcher.stories(query, { ...choices, sort: "newest" });
const [newest] = await stories.whole(1);
const search = { address, query, choices, total: stories.total, newest: newest?.page || "" };
const others = kept.list("saved").filter((old) => old.address !== address);
kept.put("saved", [search, ...others], KEPT_SEARCHES);
}
function savedList(searcher, refresh) {
const searches = kept.list("saved");
if (!searches.length) return null;
const rows = searches.map((search) => {
const label = search.query || search.choices.facets.map((page) => page.split("/").pop()).join(", ");
const fresh = make("span", { class: "dp-saved__new" });
newSince(searcher, search).then(
(count) => (fresh.textContent = count ? strings.newSince(count) : ""),
() => {},
);
const drop = make("button", {
type: "button", class: "dp-search__close", "aria-label": strings.forgetSearch(label),
}, "×");
drop.addEventListener("click", () => {
kept.put("saved", kept.list("saved").filter((old) => old.address !== search.address), KEPT_SEARCHES);
refresh();
});
const address = new URL(`search.html${search.address}`, root).href;
return make("li", {}, make("a", { href: address }, label), fresh, drop);
});
return make("section", { class: "dp-saved", "aria-label": strings.savedSearches },
make("h2", {}, strings.savedSearches), make("ul", {}, ...rows));
}
const TYPING_PAUSE_MS = 120;
const FIRST_SHOWN = 10;
const NAMES_SHOWN = 6;
const WORDS_SHOWN = 4;
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
const VIEWS = ["list", "lines", "time"];
function choice(label, options) {
const select = make("select", {}, ...options.map(([value, text]) => make("option", { value }, text)));
return [select, make("label", {}, label, select)];
}
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
const SHOWN_IN_DIALOG = 8;
const SHOWN_ON_PAGE = 20;
const SEARCH_KEYS = ["/", "s", "f"];
const SEARCH_PAGE = new URL("search.html", root);
const ICON =
'<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/></svg>';
function isTyping(event) {
if (event.ctrlKey || event.metaKey || event.altKey) return true;
const target = event.target;
return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
function moreLink(view, query, stories) {
const page = new URL(SEARCH_PAGE);
page.searchParams.set("q", query);
return make("p", { class: "dp-search__more" }, make("a", { href: page.href }, strings.all(stories.total)));
}
function moreButton(view, query, stories, shown) {
const button = make("button", { type: "button", class: "dp-search__close" }, strings.more);
button.addEventListener("click", async () => {
const hits = await stories.take(shown, shown + SHOWN_ON_PAGE);
const first = view.list.children.length;
view.list.append(...hits.map(view.hitElement));
shown += hits.length;
if (shown >= stories.total) button.remove();
view.list.children[first]?.querySelector("a").focus();
});
return button;
}
function installDialog(searcher) {
const close = make("button", { type: "button", class: "dp-search__close" }, strings.searchClose);
const view = new ResultsView(searcher, { shown: SHOWN_IN_DIALOG, more: moreLink, close });
const dialog = make("dialog", { class: "dp-dialog", "aria-label": strings.searchLabel }, view.element);
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
if (event.target === dialog) dialog.close();
});
document.body.append(dialog);
return () => {
if (dialog.open) return;
dialog.showModal();
if (!fromDisk) searcher.start();
view.input.focus();
view.input.select();
};
}
function headerButton(open) {
const button = make(
"button",
{ type: "button", class: "dp-open-search", "aria-label": strings.searchOpen },
make("span", {}, strings.searchOpen),
make("kbd", {}, "/"),
);
button.insertAdjacentHTML("afterbegin", ICON);
button.addEventListener("click", open);
document.querySelector(".md-header__title")?.after(button);
return button;
}
function installSearch() {
const searcher = createSearcher();
let openPage = null;
let openDialog = null;
const place = () => document.getElementById("depesche-search");
const open = () => {
if (place()) return openPage();
openDialog ??= installDialog(searcher);
return openDialog();
};
const button = headerButton(open);
let landed = "";
const land = () => {
const here = place();
button.hidden = Boolean(here);
document.querySelector(".dp-dialog[open]")?.close();
if (here && !here.hasAttribute("data-ready")) {
here.setAttribute("data-ready", "");
if (!fromDisk) searcher.start();
openPage = installPage(searcher, here);
openPage();
}
if (landed !== location.href) markFound(searcher);
landed = location.href;
};
land();
window.document$?.subscribe(land);
document.addEventListener("keydown", (event) => {
if (!SEARCH_KEYS.includes(event.key) || isTyping(event)) return;
event.preventDefault();
open();
});
}
installSearch();
})();
