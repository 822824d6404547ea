// A list of results as a file: CSV, JSON, CSL-JSON, BibTeX, RIS.

const EXPORT_LIMIT = 2000;

const csvField = (value) => {
  // A leading =, +, - or @ would be a formula in a spreadsheet.
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const datePart = (date) => (/^\d{4}(-\d\d){0,2}/.exec(date) || [""])[0];

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

const bibtexText = (text) =>
  oneLine(text).replace(/[\\{}$&#%_^~]/g, (mark) => `{\\char${mark.charCodeAt(0)}}`);

/** A name; one with the word that parts names is held together. */
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

/** What a record of the engine is outside: without the text, with its address. */
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
