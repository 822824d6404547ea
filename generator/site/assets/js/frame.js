// The frame around the pages: which entrance the reader came through, and ways within long ones.

/** Marks the entrance that a page belongs to; the navigation itself knows only its own pages. */
function markEntrance() {
  const folder = (address) => (pageOf(address) || "").split("/").slice(0, -1)[0];
  const here = location.href.split(/[?#]/)[0];
  const mine = { days: "stories" }[folder(here)] || folder(here);
  if (!mine || document.querySelector(".md-tabs__item--active")) return;
  for (const link of document.querySelectorAll(".md-tabs a")) {
    if (folder(link.href) === mine) link.parentElement.classList.add("md-tabs__item--active");
  }
}

/** Links to the headings of a long page, for jumping; A to Z brings its own. */
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

/** The page's title, which takes the place of the site's while the reader is further down. */
function installTopic() {
  const title = make("span", { class: "md-ellipsis" });
  const topic = make("div", { class: "md-header__topic" }, title);
  document.querySelector(".md-header__ellipsis")?.append(topic);
  const name = () => {
    title.textContent = document.querySelector(".md-content h1")?.textContent || document.title;
  };
  // Material tells of pages that come without a new start of this script.
  if (window.document$) window.document$.subscribe(name);
  else name();
}

markEntrance();
installTopic();
installJumps();
