// What every part stands on: where the site begins, which language it speaks.

/** The site's root: this script lies two folders below it, wherever the site itself lies. */
const root = new URL("../../", document.currentScript.src);

/** Pages read from a disk can load nothing else: no search, no counts on cards. */
const fromDisk = location.protocol === "file:";

const language = (document.documentElement.lang || "de").toLowerCase().startsWith("en")
  ? "en"
  : "de";

/** The parts of the name's path that tell its type; the folders pages of names lie in. */
const FOLDERS = ["people", "organisations", "places", "events"];

/**
 * The folder of the page of a name that a link leads to, or "" if it leads elsewhere.
 * Reads the resolved address: on a page in the same folder the href itself is just a file name.
 */
function folderOf(link) {
  const path = pageOf(link.href || "");
  if (path === null) return "";
  const [folder, page, more] = path.split(/[#?]/)[0].split("/");
  return FOLDERS.includes(folder) && page && page !== "index.html" && !more ? folder : "";
}

/** An element with attributes and children; strings become text, never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** A setting kept in this browser; private windows and disks may refuse, then it is not kept. */
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
      // Not kept: the page still does what was asked.
    }
  },
};

/**
 * An EDTF date ("1989-11-09", "2025-04", "1989", with "?" or "~") as people write it.
 * What is not a plain day, month or year is shown as it stands.
 */
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
