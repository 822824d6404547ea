// Words of a text as the index knows them: the twin of `generator/site/index/words.py`.

const TOKEN =
  /(?<!\p{Nd})\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\p{Nd})|\p{Nd}+(?:[.,]\p{Nd}+)*|\p{L}+/gu;
const GROUPS = /^\d{1,3}(?:\D\d{3})+$/;
const HYPHENS = "-‐‑";
const LETTERS = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };

/** Words that carry no meaning of their own: beside others they are not asked for. */
const STOP_WORDS = new Set(
  ("der die das den dem des ein eine einer eines einem einen und oder aber in im an am auf aus bei " +
    "mit nach seit von vom zu zum zur fur gegen ohne um durch uber unter vor als wie dass ist sind " +
    "war waren wird werden wurde wurden hat haben hatte hatten sein seine ihr ihre es er sie wir " +
    "ich man nicht auch noch nur so sich the a an of to in on at for and or is are was were by " +
    "with from as that this it").split(" "),
);

/** Tokens with their places in the text: {text, start, end, joined}. */
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

/** Small letters without marks, but with ä, ö, ü, ß; numbers without marks between groups. */
function lowered(word) {
  if (/^\p{Nd}/u.test(word)) {
    return GROUPS.test(word) ? word.replace(/\D/g, "") : word.replaceAll(",", ".");
  }
  return word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\x00-\x7fäöüß]/gu, plainLetter);
}

/** The exact form of a word: without umlauts too. */
function fold(word) {
  return lowered(word).replace(/[^\x00-\x7f]/gu, plainLetter);
}

/** A folded form with transliterated umlauts as if they had been umlauts. */
function spelled(form) {
  return form.replace(/qu|ae|oe|ue/g, (pair) => (pair === "qu" ? pair : pair[0]));
}

const MONTHS =
  "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|" +
  "january|february|march|may|june|july|october|december";

/** Words of a name or an alias, folded: the key of the table of names. */
function nameKey(text) {
  return tokens(text.normalize("NFC"))
    .map((token) => fold(token.text))
    .join(" ");
}
