// Pictures by keyboard: one stop for the Tab key each, the arrow keys go to the nearest link.

/** How far `to` lies from `from` in a direction (x, y); Infinity if it lies elsewhere. */
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

/** Lets the arrow keys walk the links of a picture; only the one last visited is a Tab stop. */
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
