// Where search appears: a dialog on every page, and the search page with its address (?q=).

const SHOWN_IN_DIALOG = 8;
const SHOWN_ON_PAGE = 20;
const SEARCH_KEYS = ["/", "s", "f"];
const SEARCH_PAGE = new URL("search.html", root);

const ICON =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/></svg>';

/** Whether a key press belongs to what has the focus, not to the page. */
function isTyping(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function moreLink(view, query, stories) {
  const page = new URL(SEARCH_PAGE);
  page.searchParams.set("q", query);
  return make("p", { class: "dp-search__more" }, make("a", { href: page.href }, strings.all(stories.total)));
}

function moreButton(view, query, stories, shown) {
  const button = make("button", { type: "button", class: "dp-search__close" }, strings.more);
  button.addEventListener("click", async () => {
    const hits = await stories.take(shown, shown + SHOWN_ON_PAGE);
    const first = view.list.children.length;
    view.list.append(...hits.map(view.hitElement));
    shown += hits.length;
    if (shown >= stories.total) button.remove();
    view.list.children[first]?.querySelector("a").focus();
  });
  return button;
}

function installDialog(searcher) {
  const close = make("button", { type: "button", class: "dp-search__close" }, strings.searchClose);
  const view = new ResultsView(searcher, { shown: SHOWN_IN_DIALOG, more: moreLink, close });
  const dialog = make("dialog", { class: "dp-dialog", "aria-label": strings.searchLabel }, view.element);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return () => {
    if (dialog.open) return;
    dialog.showModal();
    if (!fromDisk) searcher.start();
    view.input.focus();
    view.input.select();
  };
}

/** The button in the header; without a header of Material's kind the keys still work. */
function headerButton(open) {
  const button = make(
    "button",
    { type: "button", class: "dp-open-search", "aria-label": strings.searchOpen },
    make("span", {}, strings.searchOpen),
    make("kbd", {}, "/"),
  );
  button.insertAdjacentHTML("afterbegin", ICON);
  button.addEventListener("click", open);
  document.querySelector(".md-header__title")?.after(button);
  return button;
}

function installSearch() {
  const searcher = createSearcher();
  let openPage = null;
  let openDialog = null;
  const place = () => document.getElementById("depesche-search");
  const open = () => {
    if (place()) return openPage();
    openDialog ??= installDialog(searcher);
    return openDialog();
  };
  const button = headerButton(open);
  // With Material's instant navigation pages come without a new start of this script.
  let landed = "";
  const land = () => {
    const here = place();
    button.hidden = Boolean(here);
    document.querySelector(".dp-dialog[open]")?.close();
    if (here && !here.hasAttribute("data-ready")) {
      here.setAttribute("data-ready", "");
      if (!fromDisk) searcher.start();
      openPage = installPage(searcher, here);
      openPage();
    }
    if (landed !== location.href) markFound(searcher);
    landed = location.href;
  };
  land();
  window.document$?.subscribe(land);
  document.addEventListener("keydown", (event) => {
    if (!SEARCH_KEYS.includes(event.key) || isTyping(event)) return;
    event.preventDefault();
    open();
  });
}

installSearch();
