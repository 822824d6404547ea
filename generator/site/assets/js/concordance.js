// The concordance of a name: its lines by date, by the words before, or by the words after.

/** The words of a cell, without marks: what lines are ordered by. */
function wordsOf(cell) {
  return cell.textContent.toLocaleLowerCase(language).match(/[\p{L}\p{N}]+/gu) || [];
}

/** Names the story of each line as the page's own list of stories does. */
function nameStories(table) {
  const listed = document.querySelectorAll(":is(.entity-stories, .entity-year) li > a");
  const titles = new Map([...listed].map((link) => [link.href, link.textContent]));
  for (const link of table.querySelectorAll("td:nth-child(2) a")) {
    const title = titles.get(link.href.split("#")[0]);
    if (title && !link.title) link.title = title;
  }
}

/** Puts a choice of orders before a table of lines; the order it came in is the one by date. */
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
