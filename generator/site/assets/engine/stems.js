// The Snowball stemmers for German and English: the twin of `generator/site/index/stems.py`.

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

/** The stem of a lowered word in a language; numbers keep their form. */
function stem(word, language) {
  if (/^\p{Nd}/u.test(word)) return word;
  return language === "en" ? english(fold(word)) : german(word);
}
