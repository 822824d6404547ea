// The small card that says who or what a name in the text is.
//
// What it is comes from the page itself (its list of names); how often it is named comes from the
// name's own page on the same site. Touch screens get no card: there a tap follows the link.

const CARD_ID = "dp-card";
const SHOW_AFTER_MS = 250;
const HIDE_AFTER_MS = 200;

/** What the page's own list says of each name, by address. */
function listedNames() {
  const listed = new Map();
  for (const link of document.querySelectorAll(".story-names li > a:first-child")) {
    const rest = link.parentElement.textContent.slice(link.textContent.length);
    listed.set(link.href, { name: link.textContent, what: rest.replace(/^\s*[–-]\s*/, "").trim() });
  }
  return listed;
}

/** Name, description and count from a name's own page; each page is asked for once. */
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
      // The card says it; the browser's own tooltip would cover the card.
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
