"use strict";
(() => {
const TOKEN =
/(?<!\p{Nd})\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\p{Nd})|\p{Nd}+(?:[.,]\p{Nd}+)*|\p{L}+/gu;
const GROUPS = /^\d{1,3}(?:\D\d{3})+$/;
const HYPHENS = "-‐‑";
const LETTERS = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };
const STOP_WORDS = new Set(
("der die das den dem des ein eine einer eines einem einen und oder aber in im an am auf aus bei " +
"mit nach seit von vom zu zum zur fur gegen ohne um durch uber unter vor als wie dass ist sind " +
"war waren wird werden wurde wurden hat haben hatte hatten sein seine ihr ihre es er sie wir " +
"ich man nicht auch noch nur so sich the a an of to in on at for and or is are was were by " +
"with from as that this it").split(" "),
);
function tokens(text) {
const found = [];
let last = -2;
for (const match of text.matchAll(TOKEN)) {
const start = match.index;
const joined = start === last + 1 && HYPHENS.includes(text[last]);
last = start + match[0].length;
found.push({ text: match[0], start, end: last, joined });
}
return found;
}
function plainLetter(letter) {
const bare = letter.normalize("NFD").replace(/\p{M}/gu, "");
return [...bare].map((part) => LETTERS[part] ?? part).join("");
}
function lowered(word) {
if (/^\p{Nd}/u.test(word)) {
return GROUPS.test(word) ? word.replace(/\D/g, "") : word.replaceAll(",", ".");
}
return word
.normalize("NFC")
.toLowerCase()
.replace(/[^\x00-\x7fäöüß]/gu, plainLetter);
}
function fold(word) {
return lowered(word).replace(/[^\x00-\x7f]/gu, plainLetter);
}
function spelled(form) {
return form.replace(/qu|ae|oe|ue/g, (pair) => (pair === "qu" ? pair : pair[0]));
}
const MONTHS =
"januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|" +
"january|february|march|may|june|july|october|december";
function nameKey(text) {
return tokens(text.normalize("NFC"))
.map((token) => fold(token.text))
.join(" ");
}
const DE_SPELT = { ae: "ä", oe: "ö", ue: "ü", ß: "ss", qu: "qu" };
const DE_BASE = { ä: "a", ö: "o", ü: "u", U: "u", Y: "y" };
function regions(pattern, word, least, special = null) {
const matched = (from) => {
pattern.lastIndex = from;
return pattern.exec(word) ? pattern.lastIndex : -1;
};
const first = special ?? (word.length >= least ? matched(0) : -1);
if (first < 0) return [word.length, word.length];
const second = matched(first);
return [Math.max(first, least), second < 0 ? word.length : second];
}
const DE_REGION = /[^aeiouyäöü]*[aeiouyäöü]+[^aeiouyäöü]/y;
function german(text) {
let word = text.replace(
/([aeiouyäöü])([uy])([aeiouyäöü])/g,
(_, before, letter, after) => before + letter.toUpperCase() + after,
);
word = word.replace(/qu|ae|oe|ue|ß/g, (pair) => DE_SPELT[pair]);
const [first, second] = regions(DE_REGION, word, 3);
word = germanFirst(word, first);
word = germanSecond(word, first);
word = germanThird(word, first, second);
return word.replace(/[äöüUY]/g, (letter) => DE_BASE[letter]);
}
function germanFirst(word, region) {
const found = /(erinnen|erin|ern|lns|em|en|er|es|ln|e|s)$/.exec(word);
if (!found || found.index < region) return word;
const stem = word.slice(0, found.index);
const suffix = found[1];
if (suffix === "ln" || suffix === "lns") return `${stem}l`;
if (suffix === "s") return /[bdfghklmnrt]$/.test(stem) ? stem : word;
if (suffix === "em" && stem.endsWith("syst")) return word;
if (["e", "en", "es"].includes(suffix) && stem.endsWith("niss")) return stem.slice(0, -1);
return stem;
}
function germanSecond(word, region) {
const found = /(est|en|er|et|st)$/.exec(word);
if (!found || found.index < region) return word;
const stem = word.slice(0, found.index);
if (found[1] === "st") return stem.length >= 4 && /[bdfghklmnt]$/.test(stem) ? stem : word;
if (found[1] === "et") {
const kept = !/[Udfgklmnrstzä]$/.test(stem) || /(tick|plan|geordn|intern|tr)$/.test(stem);
return kept ? word : stem;
}
return stem;
}
function germanThird(word, first, second) {
const found = /(lich|isch|heit|keit|end|ung|ig|ik)$/.exec(word);
if (!found || found.index < second) return word;
const stem = word.slice(0, found.index);
switch (found[1]) {
case "end":
case "ung":
return /(^|[^e])ig$/.test(stem) && stem.length - 2 >= second ? stem.slice(0, -2) : stem;
case "ig":
case "ik":
case "isch":
return stem.endsWith("e") ? word : stem;
case "lich":
case "heit":
return /(er|en)$/.test(stem) && stem.length - 2 >= first ? stem.slice(0, -2) : stem;
default:
for (const suffix of ["lich", "ig"]) {
const cut = stem.length - suffix.length;
if (stem.endsWith(suffix) && cut >= second) return stem.slice(0, cut);
}
return stem;
}
}
const EN_REGION = /[^aeiouy]*[aeiouy]+[^aeiouy]/y;
const EN_SHORT = /(^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY]|^past)$/;
const EN_WHOLE = new Map([
...["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"].map((word) => [word, word]),
...[["skis", "ski"], ["skies", "sky"], ["idly", "idl"], ["gently", "gentl"], ["ugly", "ugli"]],
...[["early", "earli"], ["only", "onli"], ["singly", "singl"]],
]);
const pairs = (text) => text.split(" ").map((pair) => pair.split(">"));
const EN_SECOND = pairs(
"ization>ize ational>ate fulness>ful ousness>ous iveness>ive tional>tion biliti>ble lessli>less " +
"entli>ent ation>ate alism>al aliti>al ousli>ous iviti>ive fulli>ful ogist>og enci>ence " +
"anci>ance abli>able izer>ize ator>ate alli>al bli>ble ogi>og li>",
);
const EN_THIRD = pairs(
"ational>ate tional>tion alize>al icate>ic iciti>ic ative> ical>ic ness> ful>",
);
function english(text) {
if (EN_WHOLE.has(text)) return EN_WHOLE.get(text);
if (text.length < 3) return text;
let word = text.replace(/^y|(?<=[aeiouy])y/g, "Y");
const special = /^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(word);
const [first, second] = regions(EN_REGION, word, 0, special ? special[0].length : null);
word = englishPlural(word);
word = englishPast(word, first);
if (/..[yY]$/.test(word) && !/[aeiouy].$/.test(word)) word = `${word.slice(0, -1)}i`;
word = englishSecond(word, first);
word = englishThird(word, first, second);
word = englishFourth(word, second);
return englishLast(word, first, second).toLowerCase();
}
function englishPlural(word) {
if (word.endsWith("sses")) return word.slice(0, -2);
if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
if (/(us|ss)$/.test(word) || !word.endsWith("s")) return word;
return /[aeiouy]/.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}
function englishPast(word, region) {
const found = /(eedly|ingly|edly|eed|ing|ed)$/.exec(word);
if (!found) return word;
const stem = word.slice(0, found.index);
if (found[1].startsWith("eed")) {
return stem.length < region || /^(proc|exc|succ)$/.test(stem) ? word : `${stem}ee`;
}
if (found[1] === "ing") {
if (/^[^aeiouy]y$/.test(stem)) return `${stem[0]}ie`;
if (/^(inn|out|cann|herr|earr|even)$/.test(stem)) return word;
}
if (!/[aeiouy]/.test(stem)) return word;
if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) {
return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
}
return region >= stem.length && EN_SHORT.test(stem) ? `${stem}e` : stem;
}
function englishSecond(word, region) {
for (const [suffix, instead] of EN_SECOND) {
if (!word.endsWith(suffix)) continue;
const stem = word.slice(0, word.length - suffix.length);
if (stem.length < region || (suffix === "ogi" && !stem.endsWith("l"))) return word;
if (suffix === "li" && !/[cdeghkmnrt]$/.test(stem)) return word;
return stem + instead;
}
return word;
}
function englishThird(word, first, second) {
for (const [suffix, instead] of EN_THIRD) {
if (!word.endsWith(suffix)) continue;
const stem = word.slice(0, word.length - suffix.length);
return stem.length >= (suffix === "ative" ? second : first) ? stem + instead : word;
}
return word;
}
function englishFourth(word, region) {
const found =
/(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/.exec(word);
if (!found || found.index < region) return word;
const stem = word.slice(0, found.index);
return found[1] === "ion" && !/[st]$/.test(stem) ? word : stem;
}
function englishLast(word, first, second) {
const stem = word.slice(0, -1);
if (word.endsWith("e")) {
const cut = stem.length >= second || (stem.length >= first && !EN_SHORT.test(stem));
return cut ? stem : word;
}
return word.endsWith("ll") && stem.length >= second ? stem : word;
}
function stem(word, language) {
if (/^\p{Nd}/u.test(word)) return word;
return language === "en" ? english(fold(word)) : german(word);
}
function soundDigits(letter, before, after) {
if ("aeijouy".includes(letter)) return "0";
if (letter === "h") return "";
if (letter === "b") return "1";
if (letter === "p") return after === "h" ? "3" : "1";
if ("dt".includes(letter)) return after && "csz".includes(after) ? "8" : "2";
if ("fvw".includes(letter)) return "3";
if ("gkq".includes(letter)) return "4";
if (letter === "x") return before && "ckq".includes(before) ? "8" : "48";
if (letter === "l") return "5";
if ("mn".includes(letter)) return "6";
if (letter === "r") return "7";
if (letter !== "c") return "8";
const hard = after && (before ? "ahkoqux" : "ahkloqrux").includes(after);
return hard && before !== "s" && before !== "z" ? "4" : "8";
}
function sound(word) {
const letters = fold(word).replace(/[^a-z]/g, "");
let code = "";
for (let place = 0; place < letters.length; place++) {
const digits = soundDigits(letters[place], letters[place - 1] || "", letters[place + 1] || "");
for (const digit of digits) if (!code.endsWith(digit)) code += digit;
}
return code.slice(0, 1) + code.slice(1).replaceAll("0", "");
}
function editDistance(left, right, most) {
if (Math.abs(left.length - right.length) > most) return most + 1;
let older = [];
let old = Array.from({ length: right.length + 1 }, (_, place) => place);
for (let i = 1; i <= left.length; i++) {
const row = [i];
for (let j = 1; j <= right.length; j++) {
const same = left[i - 1] === right[j - 1] ? 0 : 1;
row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + same);
if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
row[j] = Math.min(row[j], older[j - 2] + 1);
}
}
[older, old] = [old, row];
}
return old[right.length];
}
const KEPT_BLOCKS = 400;
const JOINED_GAP = 1500;
const decoder = new TextDecoder();
const before = (left, right) => left < right;
async function inflate(bytes) {
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
return new Uint8Array(await new Response(stream).arrayBuffer());
}
class Reader {
constructor(bytes, at = 0) {
this.bytes = bytes;
this.at = at;
}
number() {
let value = 0;
let factor = 1;
for (;;) {
const byte = this.bytes[this.at++];
value += (byte & 127) * factor;
if (byte < 128) return value;
factor *= 128;
}
}
take(length) {
this.at += length;
return this.bytes.subarray(this.at - length, this.at);
}
text(length) {
return decoder.decode(this.take(length));
}
}
class Memory {
constructor(limit) {
this.limit = limit;
this.kept = new Map();
}
get(key, load) {
let value = this.kept.get(key);
if (value) this.kept.delete(key);
else {
value = load();
value.catch(() => this.kept.delete(key));
}
this.kept.set(key, value);
if (this.kept.size > this.limit) this.kept.delete(this.kept.keys().next().value);
return value;
}
}
class Files {
constructor(base) {
this.base = base;
this.whole = new Map();
this.ranges = null;
this.waiting = new Map();
}
async fetched(name, headers, cache = "default") {
const response = await fetch(new URL(name, this.base), { headers, cache, credentials: "same-origin" });
if (!response.ok) throw new Error(`${name}: ${response.status}`);
return response;
}
all(name) {
if (!this.whole.has(name)) {
const answer = this.fetched(name, {}).then(async (r) => new Uint8Array(await r.arrayBuffer()));
answer.catch(() => this.whole.delete(name));
this.whole.set(name, answer);
}
return this.whole.get(name);
}
async range(name, offset, length) {
if (this.whole.has(name) || this.ranges === false) {
return (await this.all(name)).subarray(offset, offset + length);
}
return new Promise((resolve, reject) => {
if (!this.waiting.size) queueMicrotask(() => this.send());
const asked = { from: offset, to: offset + length, resolve, reject };
this.waiting.set(name, [...(this.waiting.get(name) || []), asked]);
});
}
send() {
for (const [name, asked] of this.waiting) {
const runs = [];
for (const one of asked.sort((a, b) => a.from - b.from)) {
const run = runs.at(-1);
if (run && one.from - run.to < JOINED_GAP) {
run.to = Math.max(run.to, one.to);
run.asked.push(one);
} else runs.push({ from: one.from, to: one.to, asked: [one] });
}
for (const { from, to, asked: some } of runs) {
this.part(name, from, to, runs.length > 1 ? "no-store" : "default").then(
(bytes) => some.forEach((one) => one.resolve(bytes.subarray(one.from - from, one.to - from))),
(error) => some.forEach((one) => one.reject(error)),
);
}
}
this.waiting.clear();
}
async part(name, from, to, cache) {
const response = await this.fetched(name, { Range: `bytes=${from}-${to - 1}` }, cache);
const bytes = new Uint8Array(await response.arrayBuffer());
if (response.status === 206) {
this.ranges = true;
return bytes;
}
this.ranges = false;
this.whole.set(name, Promise.resolve(bytes));
return bytes.subarray(from, to);
}
}
function readDirectory(reader) {
const column = (count) => Array.from({ length: count }, () => reader.number());
const [count, files] = column(2);
const parts = column(files);
const shared = column(count);
const lengths = column(count);
let key = "";
const keys = shared.map((same, block) => (key = key.slice(0, same) + reader.text(lengths[block])));
return { keys, sizes: column(count), parts };
}
class Table {
constructor(files, name, directory) {
this.files = files;
this.name = name;
this.keys = directory.keys;
this.memory = new Memory(KEPT_BLOCKS);
this.places = [];
let offset = 0;
let part = -1;
directory.sizes.forEach((size, block) => {
if (directory.parts[part + 1] === block) {
part += 1;
offset = 0;
}
this.places.push([part, offset, size]);
offset += size;
});
}
blockOf(key) {
let low = 0;
let high = this.keys.length;
while (low < high) {
const middle = (low + high) >> 1;
if (before(key, this.keys[middle])) high = middle;
else low = middle + 1;
}
return Math.max(0, low - 1);
}
block(number) {
return this.memory.get(number, async () => {
const [part, offset, size] = this.places[number];
const bytes = await this.files.range(`${this.name}-${part}.bin`, offset, size);
const reader = new Reader(await inflate(bytes));
const entries = [];
let key = "";
for (let count = reader.number(); count > 0; count--) {
const shared = reader.number();
key = key.slice(0, shared) + reader.text(reader.number());
entries.push({ key, payload: reader.take(reader.number()) });
}
return entries;
});
}
async beginning(prefix) {
if (!this.keys.length) return [];
const first = this.blockOf(prefix);
let last = first;
while (last + 1 < this.keys.length && before(this.keys[last + 1], `${prefix}\uffff`)) last++;
const numbers = Array.from({ length: last - first + 1 }, (_, step) => first + step);
const blocks = await Promise.all(numbers.map((number) => this.block(number)));
return blocks.flatMap((entries) => entries.filter(({ key }) => key.startsWith(prefix)));
}
async payloads(keys) {
const numbers = keys.map((key) => this.blockOf(key));
const blocks = new Map();
await Promise.all(
[...new Set(numbers)].map(async (number) => blocks.set(number, await this.block(number))),
);
return keys.map((key, place) => blocks.get(numbers[place]).find((entry) => entry.key === key)?.payload);
}
}
const OPERATORS = {
UND: "and", AND: "and", "&": "and", ODER: "or", OR: "or", "|": "or", NICHT: "not", NOT: "not",
};
const FIELDS = {
person: "people", people: "people",
ort: "places", place: "places",
organisation: "organisations", organization: "organisations", org: "organisations",
ereignis: "events", event: "events",
strang: "threads", thread: "threads",
agentur: "agency", agency: "agency",
art: "kind", kind: "kind",
thema: "keyword", subject: "keyword", keyword: "keyword",
titel: "title", title: "title",
von: "from", from: "from", seit: "from", since: "from",
bis: "to", until: "to", to: "to",
datum: "date", date: "date", jahr: "date", year: "date",
};
const KINDS = { meldung: "story", ankundigung: "announcement", uberblick: "digest" };
const DATE_FIELDS = new Set(["from", "to", "date"]);
const EDTF = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const LEXEME =
/\s+|(?<paren>[()])|(?<near>(?:NAHE|NEAR)(?:\/(?<steps>\d{1,3}))?(?=[\s(]|$))|(?<minus>-(?=[\p{L}\p{N}"(]))|(?:(?<field>\p{L}+):(?=\S))?(?:"(?<quoted>[^"]*)(?<closed>"?)|(?<bare>[^\s()"]+))|(?<rest>.)/gsu;
function isoDate(text) {
const found = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$/.exec(text);
if (!found) return text;
const [, day, month, year] = found;
return [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-");
}
const WRITTEN_DATE = new RegExp(
`(?<![\\p{L}\\p{N}.])(?:\\d{1,2}\\.? (?:${MONTHS})(?: \\d{4})?|(?:${MONTHS}) \\d{4})(?![\\p{L}\\p{N}])`,
"giu",
);
function lexemes(query, messages) {
const text = query
.normalize("NFC")
.replace(/[„“”«»‟]/g, '"')
.replace(/(?<!\p{Nd})(\d{1,3})((?:[ \u00a0\u2009\u202f]\d{3})+)(?!\p{Nd})/gu, (whole) =>
whole.replace(/\s/g, ""),
)
.replace(/"[^"]*"?|[^"]+/g, (part) =>
part[0] === '"' ? part : part.replace(WRITTEN_DATE, (date) => date.replaceAll(" ", "-")),
);
const found = [];
for (const { groups, 0: whole } of text.matchAll(LEXEME)) {
if (!whole.trim()) continue;
const { paren, near, steps, minus, quoted, closed, bare, rest } = groups;
const field = groups.field && FIELDS[groups.field.toLowerCase()];
if (rest) continue;
if (paren) found.push({ is: paren });
else if (near) found.push({ is: "near", steps: Number(steps || 10) });
else if (minus) found.push({ is: "not" });
else if (quoted !== undefined) {
if (!closed) messages.push(["quote", quoted]);
const before = groups.field && !field ? `${groups.field} ` : "";
if (field) found.push({ is: "field", field, value: quoted, written: groups.field });
else if (tokens(before + quoted).length) found.push({ is: "phrase", text: before + quoted });
} else if (field) found.push({ is: "field", field, value: bare, written: groups.field });
else if (!groups.field && Object.hasOwn(OPERATORS, bare)) found.push({ is: OPERATORS[bare] });
else {
const word = groups.field ? `${groups.field}:${bare}` : bare;
if (/^\p{L}+:$/u.test(word) && FIELDS[word.slice(0, -1).toLowerCase()]) {
messages.push(["empty", word]);
} else if (tokens(word).length) found.push({ is: "word", text: word });
}
}
return found;
}
class Parser {
constructor(found, messages) {
this.found = found;
this.at = 0;
this.messages = messages;
}
peek() {
return this.found[this.at]?.is;
}
all(depth) {
const parts = [];
while (this.peek() && !(this.peek() === ")" && depth > 0)) {
const part = this.either(depth);
if (part) parts.push(part);
}
return parts.length > 1 ? { op: "and", parts } : parts[0] || null;
}
either(depth) {
const parts = [this.close(depth)];
while (this.peek() === "or") {
this.at++;
const part = this.peek() && this.peek() !== ")" ? this.close(depth) : null;
if (!part || !parts[0]) this.messages.push(["operator", "ODER"]);
parts.push(part);
}
const real = parts.filter(Boolean);
return real.length > 1 ? { op: "or", parts: real } : real[0] || null;
}
close(depth) {
let left = this.one(depth);
while (this.peek() === "near") {
const { steps } = this.found[this.at++];
const right = this.peek() && this.peek() !== ")" ? this.one(depth) : null;
const placed = (node) => node && ["word", "phrase"].includes(node.op);
if (placed(left) && placed(right)) left = { op: "near", steps, left, right };
else {
this.messages.push(["operator", "NAHE"]);
if (left && right) left = { op: "and", parts: [left, right] };
else left ||= right;
}
}
return left;
}
one(depth) {
const { is, ...rest } = this.found[this.at++];
switch (is) {
case "(": {
const inner = this.all(depth + 1);
if (this.peek() === ")") this.at++;
else this.messages.push(["bracket", "("]);
return inner;
}
case ")":
this.messages.push(["bracket", ")"]);
return null;
case "and":
if (this.at === 1 || !this.peek()) this.messages.push(["operator", "UND"]);
return null;
case "or":
case "near":
this.messages.push(["operator", is === "or" ? "ODER" : "NAHE"]);
return null;
case "not": {
const inner = this.peek() && this.peek() !== ")" ? this.one(depth) : null;
if (!inner) this.messages.push(["operator", "NICHT"]);
return inner && { op: "not", part: inner };
}
case "field":
return this.field(rest);
case "phrase":
return { op: "phrase", text: rest.text };
default:
return this.word(rest.text);
}
}
word(text) {
const star = text.endsWith("*");
const letters = tokens(text).reduce((sum, token) => sum + token.text.length, 0);
if (star && letters < 2) {
this.messages.push(["wildcard", text]);
return null;
}
return { op: "word", text: text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""), prefix: star };
}
field({ field, value, written }) {
if (!DATE_FIELDS.has(field)) return { op: "field", field, value, written };
const date = isoDate(value);
if (!EDTF.test(date)) {
this.messages.push(["date", `${written}:${value}`]);
return null;
}
return { op: "date", from: field === "to" ? "" : date, to: field === "from" ? "" : date };
}
}
function mendDates(tree, messages) {
const parts = tree?.op === "and" ? tree.parts : [];
const from = parts.find((part) => part.op === "date" && part.from && !part.to);
const to = parts.find((part) => part.op === "date" && part.to && !part.from);
if (from && to && from.from > to.to && !from.from.startsWith(to.to)) {
messages.push(["swapped", `${to.to} – ${from.from}`]);
[from.from, to.to] = [to.to, from.from];
}
}
function parseQuery(query) {
const messages = [];
const parser = new Parser(lexemes(query, messages), messages);
let tree = parser.all(0);
mendDates(tree, messages);
if (!tree && query.trim()) {
const parts = tokens(query.normalize("NFC")).map(({ text }) => ({ op: "word", text, prefix: false }));
tree = parts.length ? { op: "and", parts } : { op: "all" };
messages.push(parts.length ? ["plain", parts.map(({ text }) => text).join(" ")] : ["all", ""]);
}
const known = new Set();
const isNew = (message) => known.size < known.add(JSON.stringify(message)).size;
return { tree, messages: messages.filter(isNew) };
}
function loosened(tree) {
let changed = false;
const loose = (node) => {
if (!node) return node;
if (node.parts) return { ...node, parts: node.parts.map(loose) };
if (node.op !== "word" || node.prefix || tokens(node.text).length < 2) return node;
changed = true;
return { op: "and", parts: tokens(node.text).map(({ text }) => ({ op: "word", text, prefix: false })) };
};
const result = loose(tree);
return changed ? result : null;
}
function mostOf(tree) {
if (tree?.op !== "and") return null;
const isWord = ({ op, text }) => op === "phrase" || (op === "word" && !STOP_WORDS.has(fold(text)));
const parts = tree.parts.flatMap((part) => (part.op === "and" ? part.parts : [part]));
const words = parts.filter(isWord);
if (words.length < 2) return null;
const others = parts.filter((part) => !["word", "phrase"].includes(part.op));
return { op: "and", parts: [{ op: "most", parts: words }, ...others] };
}
function leaves(tree) {
if (!tree || tree.op === "not") return [];
if (tree.op === "near") return [tree.left, tree.right];
if (tree.parts) return tree.parts.flatMap(leaves);
if (tree.op === "field" && tree.field === "title") return [tree.inner].filter(Boolean);
return ["word", "phrase"].includes(tree.op) ? [tree] : [];
}
const POSITION_BLOCK = 512;
const TITLE_POSITIONS = 64;
const EXACT = 1;
const VARIANT = 0.85;
const VERB = 0.75;
const DERIVED = 0.5;
const PART = 0.4;
const INFLECTION = /^(e?s|e?n|e|e?r|e?m|e?rn|se[nms]?|ses|e?st|e?te?[nst]?)?$/;
class Term {
constructor(segment, entry) {
this.segment = segment;
const [root, form] = entry.key.split("\t");
this.root = root;
this.part = Boolean(form?.endsWith("~"));
this.form = this.part ? form.slice(0, -1) : form;
const reader = new Reader(entry.payload);
this.count = reader.number();
const size = reader.number();
if (size % 2) {
this.away = { size: (size - 1) / 2, part: reader.number(), offset: reader.number() };
} else this.postings = reader.take(size / 2);
this.rest = reader;
this.read = null;
}
list() {
if (!this.read) {
const reader = new Reader(this.postings);
const stories = new Uint32Array(this.count);
const impacts = new Uint8Array(this.count);
let story = -1;
for (let place = 0; place < this.count; place++) {
const number = reader.number();
story += Math.floor(number / 16) + 1;
stories[place] = story;
impacts[place] = number & 15;
}
this.read = { stories, impacts };
}
return this.read;
}
places() {
if (!this.blocks && this.rest.at < this.rest.bytes.length) {
const here = this.rest.bytes.subarray(this.rest.at);
if (this.rest.number()) {
this.blocks = { here, blocks: [{}] };
return this.blocks;
}
const part = this.rest.number();
let offset = this.rest.number();
const blocks = [];
while (this.rest.at < this.rest.bytes.length) {
const number = this.rest.number();
const size = Math.floor(number / 2);
blocks.push({ offset, size, small: number % 2 === 1 });
offset += size;
}
this.blocks = { part, blocks };
}
return this.blocks || { part: 0, blocks: [] };
}
async positions(wanted) {
const { stories } = this.list();
const { here: inside, part, blocks } = this.places();
const found = new Map();
const reads = blocks.map(async ({ offset, size, small }, number) => {
const start = number * POSITION_BLOCK;
const here = stories.subarray(start, start + POSITION_BLOCK);
if (!here.some((story) => wanted[story] > 0)) return;
const name = `${this.segment.folder}positions-${part}.bin`;
const bytes = inside || (await this.segment.files.range(name, offset, size));
const reader = new Reader(small ? await inflate(bytes) : bytes);
for (const story of here) {
const places = [];
let place = 0;
for (let count = reader.number(); count > 0; count--) places.push((place += reader.number()));
if (wanted[story] > 0) found.set(story, places);
}
});
await Promise.all(reads);
return found;
}
}
async function loadPostings(files, folder, terms) {
const away = [...new Set(terms)].filter((term) => !term.postings);
await Promise.all(
away.map(async (term) => {
const { part, offset, size } = term.away;
term.postings = await inflate(await files.range(`${folder}postings-${part}.bin`, offset, size));
}),
);
}
function isInflected(one, other) {
let same = 0;
while (same < one.length && one[same] === other[same]) same++;
return INFLECTION.test(one.slice(same)) && INFLECTION.test(other.slice(same));
}
function rootsOf(word, index) {
const low = lowered(word);
const roots = new Map();
for (const language of index.languages.length ? index.languages : ["de"]) {
const root = stem(low, language);
if (!roots.has(root)) roots.set(root, false);
const verb = language === "de" ? verbRoot(root, index) : "";
if (verb && !roots.has(verb)) roots.set(verb, true);
}
if (/^[\p{L}\p{Nd}]{3,}[^\P{L}bdfghklmnrts]s$/u.test(word)) {
const bare = stem(lowered(word.slice(0, -1)), "de");
if (!roots.has(bare)) roots.set(bare, false);
}
const found = [...roots].map(([root, verb]) => ({ root, verb, weak: false }));
if (!index.languages.length || index.languages.includes("de")) {
for (const root of weakRoots(stem(low, "de"), index)) {
if (!roots.has(root)) found.push({ root, verb: true, weak: true });
}
}
return found;
}
function weakRoots(root, index) {
if (!/[a-z]{3}t$/.test(root)) return [];
if (/[a-z]{2}iert$/.test(root)) return [root.slice(0, -3)];
const found = [root.slice(0, -1), root.replace(/e?t$/, "")];
for (const prefix of ["", ...index.prefixes]) {
if (!root.startsWith(`${prefix}ge`) || root.length < prefix.length + 6) continue;
found.push(prefix + root.slice(prefix.length + 2).replace(/e?t$/, ""));
}
return [...new Set(found.map((text) => stem(`${text}en`, "de")))];
}
function hasWeakForms(root, entries) {
return entries.some(({ key }) => {
const form = key.slice(root.length + 1);
return form.startsWith("ge") || /t(e[nst]?)?$/.test(form) && !root.endsWith("t");
});
}
function verbRoot(root, index) {
if (Object.hasOwn(index.verbs, root)) return index.verbs[root];
for (const prefix of index.prefixes) {
const rest = root.slice(prefix.length);
if (root.startsWith(prefix) && Object.hasOwn(index.verbs, rest)) return prefix + index.verbs[rest];
}
return "";
}
async function termsOf(segment, word, { exact = false, prefix = false } = {}) {
const form = spelled(fold(word));
const found = prefix ? await prefixTerms(segment, word, form) : await stemTerms(segment, word, form, exact);
await loadPostings(segment.files, segment.folder, found.map(({ term }) => term));
return found;
}
async function stemTerms(segment, word, form, exact) {
const found = [];
const groups = await Promise.all(
rootsOf(word, segment.index).map(async (stem) => ({
...stem, entries: await segment.terms.beginning(`${stem.root}\t`),
})),
);
for (const { root, verb, weak, entries } of groups) {
if (weak && !hasWeakForms(root, entries)) continue;
for (const entry of entries) {
const term = segment.term(entry);
const same = spelled(term.form) === form;
if (exact && (!same || term.part)) continue;
if (!same && STOP_WORDS.has(term.form) && !STOP_WORDS.has(form)) continue;
const variant = isInflected(spelled(term.form), form) ? VARIANT : DERIVED;
const weight = same ? EXACT : verb ? VERB : variant;
found.push({ term, weight: term.part ? PART * (same ? 1.05 : 1) : weight });
}
}
return found;
}
async function prefixTerms(segment, word, form) {
const shorter = rootsOf(word, segment.index)
.filter(({ root }) => !root.startsWith(form))
.map(({ root }) => segment.terms.beginning(`${root}\t`));
for (let length = Math.min(3, form.length); length < form.length; length++) {
shorter.push(segment.terms.beginning(`${form.slice(0, length)}\t`));
}
const lists = await Promise.all([segment.terms.beginning(form), ...shorter]);
const found = [];
for (const entry of new Set(lists.flat())) {
const term = segment.term(entry);
if (!term.form || !spelled(term.form).startsWith(form)) continue;
const weight = term.form.length === form.length ? EXACT : VARIANT;
found.push({ term, weight: term.part ? PART : weight });
}
return found;
}
function inAll(lists, size) {
const seen = new Uint8Array(size);
lists.forEach((found, turn) => {
for (const { term } of found) {
for (const story of term.list().stories) if (seen[story] === turn) seen[story] = turn + 1;
}
});
return seen.map((count) => (count === lists.length ? 1 : 0));
}
async function positionsOfTerms(found, wanted) {
const maps = await Promise.all(found.map(({ term }) => term.positions(wanted)));
const joined = new Map();
for (const map of maps) {
for (const [story, places] of map) {
const known = joined.get(story);
joined.set(story, known ? known.concat(places) : places);
}
}
if (maps.length > 1) {
for (const [story, places] of joined) joined.set(story, [...new Set(places)].sort((a, b) => a - b));
}
return joined;
}
async function sequence(lists, size, among = null) {
const wanted = inAll(lists, size);
if (among) wanted.forEach((one, story) => (wanted[story] = one && among[story] > 0 ? 1 : 0));
if (lists.some((found) => !found.length) || !wanted.includes(1)) return new Map();
const maps = await Promise.all(lists.map((found) => positionsOfTerms(found, wanted)));
const result = new Map();
for (const [story, firsts] of maps[0]) {
const others = maps.slice(1).map((map) => new Set(map.get(story)));
const places = firsts.filter((place) => others.every((set, step) => set.has(place + step + 1)));
if (places.length) result.set(story, places);
}
return result;
}
const FACET_BLOCK = 1024;
const OFFSET_BLOCK = 512;
class Segment {
constructor(index, files, about, [terms, sounds, members, entities]) {
const [id, facetsId, stories, facets, offsets, versions] = about;
this.index = index;
this.files = files;
this.folder = `${id}/`;
this.facetFolder = `${facetsId}/`;
this.size = stories;
this.first = index.total;
this.facetSizes = facets;
this.offsetSizes = offsets;
this.versions = versions;
this.terms = new Table(files, `${this.folder}terms`, terms);
this.sounds = new Table(files, `${this.folder}sounds`, sounds);
this.members = new Table(files, `${this.facetFolder}members`, members);
this.entities = new Table(files, `${this.facetFolder}entities`, entities);
this.known = new WeakMap();
this.memory = new Memory(600);
}
term(entry) {
let term = this.known.get(entry);
if (!term) this.known.set(entry, (term = new Term(this, entry)));
return term;
}
async storiesOf(facet) {
const entry = (await this.members.beginning(facet)).find(({ key }) => key === facet);
if (!entry) return [];
const term = this.term(entry);
await loadPostings(this.files, this.facetFolder, [term]);
return term.list().stories;
}
later() {
return this.memory.get("later", async () => {
const found = new Map();
if (!this.versions) return found;
const reader = new Reader(await inflate(await this.files.all(`${this.folder}versions.bin`)));
let story = 0;
for (let count = this.versions; count > 0; count--) {
story += reader.number();
found.set(story, story + reader.number());
}
return found;
});
}
runs() {
return this.memory.get("dates", async () => {
const reader = new Reader(await inflate(await this.files.all(`${this.folder}dates.bin`)));
const found = [];
let date = "";
for (let first = 0; first < this.size; ) {
const shared = reader.number();
date = date.slice(0, shared) + reader.text(reader.number());
found.push([date, first, (first += reader.number())]);
}
return found;
});
}
async column(name, sizes, block, folder = this.folder) {
const offset = sizes.slice(0, block).reduce((sum, size) => sum + size, 0);
const bytes = await this.files.range(`${folder}${name}.bin`, offset, sizes[block]);
return new Reader(await inflate(bytes));
}
offsets(block) {
return this.memory.get(`offsets ${block}`, async () => {
const reader = await this.column("offsets", this.offsetSizes, block);
const found = [];
let [part, offset] = [reader.number(), reader.number()];
for (let left = Math.min(OFFSET_BLOCK, this.size - block * OFFSET_BLOCK); left > 0; left--) {
const number = reader.number();
if (number % 2) [part, offset] = [part + 1, 0];
const size = Math.floor(number / 2);
found.push([part, offset, size]);
offset += size;
}
return found;
});
}
story(number) {
return this.memory.get(`story ${number}`, async () => {
const offsets = await this.offsets(Math.floor(number / OFFSET_BLOCK));
const [part, offset, size] = offsets[number % OFFSET_BLOCK];
const bytes = await this.files.range(`${this.folder}stories-${part}.bin`, offset, size);
const [page, title, date, kind, lang, agency, byline, labels, versions, text] = JSON.parse(
decoder.decode(await inflate(bytes)),
);
return { page, title, date, kind, lang, agency, byline, labels, versions, text };
});
}
async countFacets(block, shown, counts) {
const lists = await this.memory.get(`facets ${block}`, async () => {
const reader = await this.column("facets", this.facetSizes, block, this.facetFolder);
const size = Math.min(FACET_BLOCK, this.size - block * FACET_BLOCK);
return Array.from({ length: size }, () => Array.from({ length: reader.number() }, () => reader.number()));
});
lists.forEach((numbers, place) => {
if (!shown[block * FACET_BLOCK + place]) return;
for (const number of numbers) counts.set(number, (counts.get(number) || 0) + 1);
});
}
async facetNames(numbers) {
const keys = numbers.map((number) => String(number).padStart(8, "0"));
return (await this.entities.payloads(keys)).map((payload) => decoder.decode(payload));
}
}
class Names {
constructor(table) {
this.table = table;
}
async beginning(text) {
const key = nameKey(text);
if (!key) return [];
const best = new Map();
for (const entry of await this.table.beginning(key)) {
if (entry.key.startsWith("#")) continue;
const [page, title, kind, count, alias] = JSON.parse(decoder.decode(entry.payload));
const [written, start] = entry.key.split("\t");
const name = { page, title, kind, count, alias, whole: written === key, start: Number(start) };
const known = best.get(page);
if (!known || (name.whole && !known.whole)) best.set(page, name);
}
return [...best.values()].sort(
(a, b) => b.whole - a.whole || b.count - a.count || (a.title < b.title ? -1 : 1),
);
}
async exactly(text) {
return (await this.beginning(text)).filter((name) => name.whole);
}
async label(page) {
const [entry] = (await this.table.beginning(`#${page}`)).filter(({ key }) => key === `#${page}`);
return entry ? JSON.parse(decoder.decode(entry.payload))[1] : "";
}
}
const SHARED_SOUNDS = [7, 5, 3, 2];
const NEAR_ENOUGH = 1;
async function likely(segments, word, count) {
const form = fold(word);
const code = sound(word);
if (form.length < 4 || !code || /\d/.test(form)) return [];
let best = [];
for (const length of SHARED_SOUNDS.filter((length) => length < code.length || length === 2)) {
const lists = await Promise.all(
segments.map((segment) => segment.sounds.beginning(code.slice(0, length))),
);
best = alike(lists.flat(), form, code).filter(({ times }) => times > 5 * count);
if (best.length && best[0].away <= NEAR_ENOUGH) break;
}
return best.map(({ text }) => text);
}
function alike(entries, form, code) {
const most = form.length < 6 ? 1 : 2;
const mostAlike = form.length < 5 ? 1 : form.length < 8 ? 2 : 3;
const found = new Map();
for (const { key, payload } of entries) {
const [sounds, other] = key.split("\t");
const limit = sounds === code ? mostAlike : most;
if (Math.abs(form.length - other.length) > limit) continue;
const distance = editDistance(form, other, limit);
if (distance === 0 || distance > limit) continue;
const reader = new Reader(payload);
const times = reader.number();
const known = found.get(other);
if (known) known.times += times;
else {
const text = reader.text(payload.length - reader.at);
found.set(other, { text, times, away: distance + (sounds === code ? 0 : 0.5) });
}
}
return [...found.values()].sort((a, b) => a.away - b.away || b.times - a.times);
}
const MOST_NAME_WORDS = 5;
const ENTITY = /^(people|organisations|places|events)\//;
const LABELS = ["agency", "kind", "keyword"];
const MEANT_TIMES = 100;
const MEANT_WEIGHT = 0.5;
const countOf = (lists) =>
lists.flat().reduce((sum, { term, weight }) => sum + (weight > 0 ? term.count : 0), 0);
class Plan {
constructor(index, names) {
this.index = index;
this.names = names;
this.segments = index.segments;
this.total = index.total;
this.messages = [];
this.corrections = [];
this.ids = new Map();
}
async begin(tree) {
const prepared = await this.prepare(tree);
const words = tree?.op === "and" ? tree.parts : [tree];
if (words.length > MOST_NAME_WORDS || !words.every((part) => part?.op === "word" && !part.prefix)) {
return prepared;
}
const text = words.map((part) => part.text).join(" ");
const found = await this.names.exactly(text);
const pages = [...new Set(found.map((name) => name.page))].filter((page) => ENTITY.test(page));
if (pages.length !== 1) return prepared;
const name = found.find(({ page }) => page === pages[0]);
const isOther = !` ${nameKey(name.title)} `.includes(` ${nameKey(text)} `);
if (!isOther && tokens(text).length < 2) return prepared;
if (prepared.lists && countOf(prepared.lists) > name.count) return prepared;
this.messages = this.messages.filter(([code]) => code !== "meant");
if (isOther) this.say("alias", `${text} → ${name.title}`);
const named = { op: "field", field: pages[0].split("/")[0], value: pages[0], pages, also: [name.title] };
return { op: "or", parts: [prepared, named] };
}
say(code, text) {
if (!this.messages.some(([known, other]) => known === code && other === text)) {
this.messages.push([code, text]);
}
}
async prepare(tree) {
if (!tree) return null;
if (tree.parts) {
let parts = tree.parts;
if (tree.op === "and") {
const kept = parts.filter((part) => !this.isStopWord(part));
if (kept.some((part) => part.op !== "not")) parts = kept;
}
return { ...tree, parts: await Promise.all(parts.map((part) => this.prepare(part))) };
}
if (tree.op === "not") return { ...tree, part: await this.prepare(tree.part) };
if (tree.op === "near") {
const [left, right] = await Promise.all([this.prepare(tree.left), this.prepare(tree.right)]);
return { ...tree, left, right };
}
if (tree.op === "word") return this.word(tree);
if (tree.op === "field") return this.field(tree);
return tree;
}
isStopWord(part) {
return part.op === "word" && !part.prefix && STOP_WORDS.has(fold(part.text));
}
async word(node) {
const parts = tokens(node.text);
if (parts.length > 1) return this.compound(node, parts);
const word = parts[0].text;
const lists = await this.everywhere(word, { prefix: node.prefix });
if (countOf(lists)) return this.offer({ ...node, lists }, word, countOf(lists));
if (node.prefix) return { ...node, lists };
return this.unknown(node, word, lists);
}
everywhere(word, how) {
return Promise.all(this.segments.map((segment) => termsOf(segment, word, how)));
}
async compound(node, parts) {
const whole = parts.map((part) => part.text).join("");
const joined = await this.everywhere(whole, {});
const lists = await Promise.all(
parts.map((part, place) =>
this.everywhere(part.text, { prefix: node.prefix && place === parts.length - 1 }),
),
);
return { ...node, lists: joined, row: lists };
}
async unknown(node, word, lists) {
const named = await this.names.exactly(word);
if (named.length) {
const pages = named.map((name) => name.page);
if (nameKey(word) !== nameKey(named[0].title)) this.say("alias", `${word} → ${named[0].title}`);
return { ...node, lists, pages, also: named.map((name) => name.title) };
}
if (word.length >= 3) {
const longer = await this.everywhere(word, { prefix: true });
if (countOf(longer)) return { ...node, lists: longer, prefix: true };
}
const [best] = await likely(this.segments, word, 0);
if (!best) return { ...node, lists };
this.corrections.push([word, best]);
return { ...node, lists: await this.everywhere(best, {}), also: [best] };
}
async offer(node, word, count) {
if (count > 2 || word.length < 5) return node;
const [best] = await likely(this.segments, word, count);
if (!best || this.corrections.length || (await this.names.exactly(word)).length) return node;
this.messages.push(["meant", best]);
const [more] = await likely(this.segments, word, (MEANT_TIMES / 5) * count);
if (more !== best) return node;
const others = await this.everywhere(best, {});
const lists = node.lists.map((list, place) => [
...list,
...others[place].map(({ term, weight }) => ({ term, weight: weight * MEANT_WEIGHT })),
]);
this.messages.push(["also", best]);
return { ...node, lists, also: [best] };
}
async field(node) {
const { field, value, written } = node;
if (field === "title") return { ...node, inner: await this.title(value) };
if (value.startsWith(`${field}/`)) return { ...node, pages: [value] };
const pages = LABELS.includes(field) ? await this.labels(field, value) : await this.called(field, value);
if (!pages.length) this.say("unknown", `${written}:${value}`);
return { ...node, pages };
}
async labels(field, value) {
const wanted = fold((field === "kind" && KINDS[fold(value)]) || value);
const lists = await Promise.all(this.segments.map((segment) => segment.members.beginning(`${field}/`)));
const pages = [...new Set(lists.flat().map(({ key }) => key))];
const names = pages.map((page) => [page, fold(page.slice(field.length + 1))]);
const exact = names.filter(([, name]) => name === wanted);
const found = exact.length ? exact : names.filter(([, name]) => name.startsWith(wanted));
return found.map(([page]) => page);
}
async called(field, value) {
const named = (await this.names.beginning(value)).filter(({ page }) => page.startsWith(`${field}/`));
const whole = named.filter((name) => name.whole);
return (whole.length ? whole : named).map(({ page }) => page);
}
title(value) {
const op = tokens(value).length > 1 ? "phrase" : "word";
return op === "word" ? this.word({ op, text: value, prefix: value.endsWith("*") }) : { op, text: value };
}
}
const PHRASE_BONUS = 6;
const NEIGHBOURS_BONUS = 8;
const NEIGHBOURS_LOOKED_AT = 2000;
const FIELD_SCORE = 0.01;
const EACH_WORD = 200;
class Evaluation {
constructor(plan, place) {
this.plan = plan;
this.place = place;
this.segment = plan.segments[place];
this.size = this.segment.size;
}
empty() {
return new Float32Array(this.size);
}
async scores(node) {
switch (node.op) {
case "and":
return this.and(node);
case "or": {
const lists = await Promise.all(node.parts.map((part) => this.scores(part)));
return lists.reduce((all, some) => all.map((score, story) => Math.max(score, some[story])));
}
case "most":
return this.most(node);
case "not":
return (await this.scores(node.part)).map((score) => (score > 0 ? 0 : FIELD_SCORE));
case "near":
return this.fromPlaces(await this.near(node));
case "phrase":
return this.fromPlaces(await this.phrase(node.text));
case "field":
return this.field(node);
case "date":
return this.date(node);
case "all":
return this.empty().fill(FIELD_SCORE);
default:
return this.word(node);
}
}
async and({ parts }) {
const lists = await Promise.all(parts.map((part) => this.scores(part)));
const all = lists[0];
for (const some of lists.slice(1)) {
for (let story = 0; story < this.size; story++) {
all[story] = all[story] > 0 && some[story] > 0 ? all[story] + some[story] : 0;
}
}
await this.addNeighbours(all, parts);
return all;
}
async most({ parts }) {
const lists = await Promise.all(parts.map((part) => this.scores(part)));
const all = this.empty();
for (const some of lists) {
for (let story = 0; story < this.size; story++) {
if (some[story] > 0) all[story] += some[story] + EACH_WORD;
}
}
return all;
}
async addNeighbours(scores, parts) {
const found = scores.reduce((sum, score) => sum + (score > 0), 0);
if (!found || found > NEIGHBOURS_LOOKED_AT) return;
for (const [place, right] of parts.slice(1).entries()) {
const left = parts[place];
if (![left, right].every((part) => part.op === "word" && !part.row && !part.prefix)) continue;
const pair = [left.lists[this.place], right.lists[this.place]];
const bonus = (NEIGHBOURS_BONUS * (this.rarity(countOf(left.lists)) + this.rarity(countOf(right.lists)))) / 2;
for (const story of (await sequence(pair, this.size, scores)).keys()) scores[story] += bonus;
}
}
async word(node) {
const scores = this.empty();
const rarity = this.rarity(countOf(node.lists));
for (const { term, weight } of node.lists[this.place]) {
const { stories, impacts } = term.list();
for (let at = 0; at < stories.length; at++) {
const score = weight * rarity * (impacts[at] + 1);
if (score > scores[stories[at]]) scores[stories[at]] = score;
}
}
if (node.pages) await this.addPages(scores, node.pages, rarity);
if (node.row) {
for (const [story, places] of await this.row(node)) {
scores[story] = Math.max(scores[story], rarity * (PHRASE_BONUS + Math.min(6, places.length)));
}
}
return scores;
}
rarity(count) {
const within = Math.min(count, this.plan.total);
return Math.log(1 + (this.plan.total - within + 0.5) / (within + 0.5));
}
row(node) {
return sequence(node.row.map((lists) => lists[this.place]), this.size);
}
async addPages(scores, pages, score) {
for (const page of pages) {
for (const story of await this.segment.storiesOf(page)) {
scores[story] = Math.max(scores[story], score);
}
}
}
async phrase(text) {
const words = tokens(text);
const lists = await Promise.all(
words.map((word) => termsOf(this.segment, word.text, { exact: true })),
);
return sequence(lists, this.size);
}
async places(node, wanted) {
if (node.op === "phrase") return this.phrase(node.text);
const single = await positionsOfTerms(node.lists[this.place], wanted);
if (!node.row) return single;
for (const [story, places] of await this.row(node)) {
single.set(story, [...(single.get(story) || []), ...places].sort((a, b) => a - b));
}
return single;
}
async near({ left, right, steps }) {
const [ones, others] = await Promise.all([this.scores(left), this.scores(right)]);
const wanted = ones.map((score, story) => (score > 0 && others[story] > 0 ? 1 : 0));
const [here, there] = await Promise.all([this.places(left, wanted), this.places(right, wanted)]);
const found = new Map();
for (const [story, places] of here) {
const targets = there.get(story) || [];
const close = places.filter((place) =>
targets.some((target) => target !== place && Math.abs(target - place) <= steps),
);
if (close.length) found.set(story, close);
}
return found;
}
fromPlaces(found) {
const scores = this.empty();
const rarity = this.rarity(found.size);
for (const [story, places] of found) {
const title = places[0] < TITLE_POSITIONS ? 5 : 0;
scores[story] = rarity * (PHRASE_BONUS + Math.min(6, places.length) + title) + FIELD_SCORE;
}
return scores;
}
async field(node) {
const scores = this.empty();
if (node.inner) {
const all = await this.scores(node.inner);
const found = await this.places(node.inner, all);
for (const [story, places] of found) {
if (places[0] < TITLE_POSITIONS) scores[story] = all[story];
}
} else await this.addPages(scores, node.pages, FIELD_SCORE);
return scores;
}
async date({ from, to }) {
const scores = this.empty();
for (const [date, first, end] of await this.segment.runs()) {
const day = date.replace(/[?~%]$/, "");
const late = !from || day >= from || (day && from.startsWith(day));
const early = !to || day <= to || day.startsWith(to);
if (day && late && early) scores.fill(FIELD_SCORE, first, end);
}
return scores;
}
}
const EXCERPT_WORDS = 34;
const LINE_WORDS = 9;
function matcherOf(text, prefix, exact, index) {
const form = spelled(fold(text));
const roots = new Set(rootsOf(text, index).map(({ root }) => root));
const part = [...(prefix ? [] : roots), form].find((text) => text.length >= 4);
const beginnings = new Set([form[0], "g", ...[...roots].map((root) => root[0])]);
for (const [other, verb] of Object.entries(index.verbs)) if (roots.has(verb)) beginnings.add(other[0]);
const known = new Map();
const matches = (word) => {
const other = spelled(fold(word));
if (other === form) return true;
if (exact || (STOP_WORDS.has(other) && !STOP_WORDS.has(form))) return false;
const inside = part && other.length > part.length + 3 && /^\p{Lu}/u.test(word);
if (inside && other.includes(part)) return true;
if (prefix) return other.startsWith(form);
if (!beginnings.has(other[0])) return false;
return rootsOf(word, index).some(({ root }) => roots.has(root));
};
return (word) => {
if (!known.has(word)) known.set(word, matches(word));
return known.get(word);
};
}
function markerOf(tree, index) {
const sequences = [];
const add = (text, prefix, exact) => {
const words = tokens(text);
if (!words.length) return;
sequences.push(
words.map((word, place) =>
matcherOf(word.text, prefix && place === words.length - 1, exact, index),
),
);
if (words.length > 1 && !exact) {
sequences.push([matcherOf(words.map((word) => word.text).join(""), prefix, exact, index)]);
}
};
const found = leaves(tree);
const meant = found.filter((leaf) => leaf.op === "phrase" || !STOP_WORDS.has(fold(leaf.text)));
for (const leaf of meant.length ? meant : found) {
add(leaf.text, leaf.prefix, leaf.op === "phrase");
for (const other of leaf.also || []) add(other, false, false);
}
return (words) => ranges(words, sequences);
}
function ranges(words, sequences) {
const found = [];
words.forEach((word, place) => {
sequences.forEach((sequence, leaf) => {
const here = words.slice(place, place + sequence.length);
if (here.length < sequence.length) return;
if (!sequence.every((matches, step) => matches(here[step].text))) return;
found.push({ from: word.start, to: here.at(-1).end, leaf, word: place });
});
});
return found.sort((a, b) => a.from - b.from || b.to - a.to);
}
function pieces(text, from, to, marks) {
const found = [];
let at = from;
for (const mark of marks) {
if (mark.from < at || mark.to > to) continue;
if (mark.from > at) found.push({ text: text.slice(at, mark.from), isMatch: false });
found.push({ text: text.slice(mark.from, mark.to), isMatch: true });
at = mark.to;
}
if (at < to) found.push({ text: text.slice(at, to), isMatch: false });
return found;
}
function excerpt(flat, words, marks) {
if (!words.length) return [];
let start = 0;
let best = 0;
for (const mark of marks) {
const end = mark.word + EXCERPT_WORDS - 6;
const inside = marks.filter((other) => other.word >= mark.word && other.word < end);
const worth = new Set(inside.map((other) => other.leaf)).size * 100 + Math.min(99, inside.length);
if (worth > best) [best, start] = [worth, mark.word];
}
const from = Math.max(0, Math.min(start - 6, words.length - EXCERPT_WORDS));
const to = Math.min(words.length, from + EXCERPT_WORDS);
const end = to === words.length ? flat.length : words[to - 1].end;
const found = pieces(flat, from ? words[from].start : 0, end, marks);
if (from) found.unshift({ text: "… ", isMatch: false });
if (to < words.length) found.push({ text: " …", isMatch: false });
return found;
}
function lines(flat, words, marks, most) {
const found = [];
for (const mark of marks) {
if (found.length && mark.from < found.at(-1).end) continue;
const first = words[Math.max(0, mark.word - LINE_WORDS)];
const last = words[Math.min(words.length - 1, mark.word + LINE_WORDS)];
found.push({
before: flat.slice(first.start, mark.from),
match: flat.slice(mark.from, mark.to),
after: flat.slice(mark.to, Math.max(mark.to, last.end)),
end: mark.to,
});
if (found.length === most) break;
}
return found.map(({ before, match, after }) => ({ before, match, after }));
}
const FORMAT = 4;
const SEGMENT_TABLES = 4;
const ANSWERS_KEPT = 12;
const FACET_BLOCKS = 8;
const FACETS_ADDED = 400;
const LINES_A_STORY = 4;
const HITS_AT_ONCE = 24;
const LEAST_TYPED = 4;
const LEAST_CODE = 3;
const SEGMENTS_ASKED = 2;
class Engine {
constructor(base) {
this.files = new Files(base);
this.answers = new Memory(ANSWERS_KEPT);
this.opened = null;
}
open(given = null) {
this.opened ??= this.load(given).catch((error) => {
this.opened = null;
throw error;
});
return this.opened;
}
async load(given) {
const reader = new Reader(await inflate(given || (await this.files.all("index.bin"))));
const about = JSON.parse(reader.text(reader.number()));
if (about.format !== FORMAT) throw new Error(`index format ${about.format}, not ${FORMAT}`);
const index = {
languages: about.languages, verbs: about.verbs, prefixes: about.prefixes, segments: [], total: 0,
};
this.names = new Names(new Table(this.files, "names", readDirectory(reader)));
for (const segment of about.segments) {
const tables = Array.from({ length: SEGMENT_TABLES }, () => readDirectory(reader));
index.segments.push(new Segment(index, this.files, segment, tables));
index.total += index.segments.at(-1).size;
}
return index;
}
answer({ query, facets = [], from = "", to = "" }) {
const key = JSON.stringify([query, facets, from, to]);
return this.answers.get(key, () => this.find(query, facets, from, to));
}
async find(query, facets, from, to, tree = null, said = []) {
const index = await this.open();
const parsed = parseQuery(query);
const plan = new Plan(index, this.names);
const chosen = facets.map((page) => ({ op: "field", field: page.split("/")[0], value: page, pages: [page] }));
const asked = tree || parsed.tree;
const prepared = await plan.begin(asked);
if (from || to) chosen.push({ op: "date", from, to });
const parts = [prepared, ...chosen].filter(Boolean);
const found = { tree: prepared, index, lists: [], order: [], dropped: new Map() };
found.messages = [...parsed.messages, ...plan.messages, ...said];
found.corrections = plan.corrections;
if (!parts.length) return found;
const whole = { op: "and", parts };
for (const segment of index.segments) segment.later().catch(() => {});
found.lists = await Promise.all(
index.segments.map((_, place) => new Evaluation(plan, place).scores(whole)),
);
await this.group(found);
if (found.order.length) return found;
const [apart, most] = [loosened(asked), mostOf(asked)];
if (apart) return this.find(query, facets, from, to, apart, [["apart", ""]]);
return most ? this.find(query, facets, from, to, most, [["most", ""]]) : found;
}
async group(found) {
for (const [place, segment] of found.index.segments.entries()) {
const scores = found.lists[place];
if (!scores.some((score) => score > 0)) continue;
const later = await segment.later();
for (let story = 0; story < scores.length; story++) {
if (!(scores[story] > 0)) continue;
let newest = story;
for (let next = later.get(story); next !== undefined; next = later.get(next)) {
if (scores[next] > 0) newest = next;
}
if (newest === story) found.order.push({ place, story, score: scores[story] });
else {
const id = segment.first + newest;
found.dropped.set(id, (found.dropped.get(id) || 0) + 1);
scores[newest] = Math.max(scores[newest], scores[story]);
}
}
}
for (const hit of found.order) hit.score = found.lists[hit.place][hit.story];
}
sorted(found, sort) {
found.sorted ??= {};
const newest = (a, b) => b.place - a.place || b.story - a.story;
const step = (hit) => Math.round(hit.score * 20);
const ways = {
best: (a, b) => step(b) - step(a) || newest(a, b),
newest,
oldest: (a, b) => newest(b, a),
};
found.sorted[sort] ??= found.order.slice().sort(ways[sort] || ways.best);
return found.sorted[sort];
}
async count(question) {
const found = await this.answer(question);
const versions = [...found.dropped.values()].reduce((sum, count) => sum + count, 0);
const { messages, corrections } = found;
return { total: found.order.length, versions, messages, corrections };
}
async hits({ first, last, sort = "best", whole = false, ...question }) {
const found = await this.answer(question);
const marker = markerOf(found.tree, found.index);
const chosen = this.sorted(found, sort).slice(first, last);
const hits = [];
for (let start = 0; start < chosen.length; start += HITS_AT_ONCE) {
const some = chosen.slice(start, start + HITS_AT_ONCE);
hits.push(...(await Promise.all(some.map((hit) => this.hit(found, hit, marker, whole)))));
}
return hits;
}
async hit(found, { place, story }, marker, whole) {
const segment = found.index.segments[place];
const { text, ...about } = await segment.story(story);
const versions = found.dropped.get(segment.first + story) || 0;
if (whole) return { ...about, versions, excerpt: [] };
const { title } = about;
const flat = text.replaceAll("\n\n", " ");
const words = tokens(flat);
const marks = marker(words);
return {
...about,
versions,
heading: pieces(title, 0, title.length, marker(tokens(title))),
excerpt: excerpt(flat, words, marks),
lines: lines(flat, words, marks, LINES_A_STORY),
};
}
async numbers({ sort = "best", ...question }) {
const found = await this.answer(question);
const first = ({ place }) => found.index.segments[place].first;
return this.sorted(found, sort).map((hit) => first(hit) + hit.story);
}
async facets({ most = 8, newestOnly = true, ...question }) {
const found = await this.answer(question);
const { segments } = found.index;
const shown = segments.map(({ size }) => new Uint8Array(size));
const inBlocks = segments.map(({ facetSizes }) => facetSizes.map(() => 0));
for (const { place, story } of found.order) {
shown[place][story] = 1;
inBlocks[place][Math.floor(story / FACET_BLOCK)] += 1;
}
let left = newestOnly ? FACET_BLOCKS : Infinity;
let counted = 0;
const blocks = segments.map(() => []);
for (let place = segments.length - 1; place >= 0; place--) {
for (let block = inBlocks[place].length - 1; block >= 0 && left > 0; block--) {
if (!inBlocks[place][block]) continue;
blocks[place].push(block);
counted += inBlocks[place][block];
left -= 1;
}
}
const dates = {};
const totals = new Map();
await Promise.all(
segments.map(async (segment, place) => {
if (!inBlocks[place].some((count) => count)) return;
const counts = new Map();
const [runs] = await Promise.all([
segment.runs(),
...blocks[place].map((block) => segment.countFacets(block, shown[place], counts)),
]);
for (const [date, first, end] of runs) {
let count = 0;
for (let story = first; story < end; story++) count += shown[place][story];
if (count) dates[date] = (dates[date] || 0) + count;
}
await this.addFacets(totals, segment, counts);
}),
);
return { dates, facets: await this.best(totals, most), counted };
}
async addFacets(totals, segment, counts) {
const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, FACETS_ADDED);
const pages = await segment.facetNames(top.map(([number]) => number));
pages.forEach((page, place) => totals.set(page, (totals.get(page) || 0) + top[place][1]));
}
async best(totals, most) {
const groups = {};
for (const [page, count] of totals) (groups[page.split("/")[0]] ??= []).push({ page, count });
for (const group of Object.values(groups)) {
group.sort((a, b) => b.count - a.count || (a.page < b.page ? -1 : 1));
group.splice(most);
}
await Promise.all(
Object.values(groups).flat().map(async (facet) => {
const rest = facet.page.slice(facet.page.indexOf("/") + 1);
facet.label = (await this.names.label(facet.page)) || rest;
}),
);
return groups;
}
async suggest({ text, most }) {
await this.open();
const words = tokens(text);
const tries = [0, words.length - 2, words.length - 1].filter((from) => words[from]);
const found = new Map();
for (const from of [...new Set(tries)]) {
for (const name of await this.names.beginning(text.slice(words[from].start))) {
if (!found.has(name.page)) found.set(name.page, name);
}
if (found.size >= most) break;
}
return [...found.values()].slice(0, most);
}
async words({ text, most }) {
const index = await this.open();
const last = tokens(text).at(-1);
if (!last || last.end < text.length || /[:"„“«»]/.test(text[last.start - 1])) return [];
const form = fold(last.text);
const code = sound(last.text);
if (form.length < LEAST_TYPED || code.length < LEAST_CODE || /\d/.test(form)) return [];
const largest = index.segments.slice().sort((a, b) => b.size - a.size).slice(0, SEGMENTS_ASKED);
const counts = new Map();
for (const entry of (await Promise.all(largest.map((one) => one.sounds.beginning(code)))).flat()) {
const [, other] = entry.key.split("\t");
if (!other.startsWith(form) || other === form) continue;
const reader = new Reader(entry.payload);
const times = reader.number();
const word = reader.text(entry.payload.length - reader.at);
counts.set(word, (counts.get(word) || 0) + times);
}
const best = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
return best.slice(0, most).map(([word]) => text.slice(0, last.start) + word);
}
async marks({ query, texts }) {
const index = await this.open();
const marker = markerOf(parseQuery(query).tree, index);
return texts.map((text) => marker(tokens(text)).map(({ from, to }) => [from, to]));
}
}
const METHODS = new Set(["count", "hits", "numbers", "facets", "suggest", "words", "marks"]);
let engine = null;
self.addEventListener("message", async ({ data: { id, base, method, question, index } }) => {
try {
engine ??= new Engine(base);
if (index) await engine.open(new Uint8Array(index));
if (!METHODS.has(method)) throw new Error(`no method ${method}`);
self.postMessage({ id, answer: await engine[method](question) });
} catch (error) {
self.postMessage({ id, error: String(error?.message || error) });
}
});
})();
