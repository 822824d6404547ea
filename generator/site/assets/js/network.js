// The network: by type and year; who is looked at stands out with those it is tied to.

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
