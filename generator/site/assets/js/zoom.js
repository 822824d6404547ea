// Coming closer to a picture: buttons, keys, drag, pinch. The page's own wheel is left alone.

const CLOSEST = 24;

/** Buttons and gestures for one picture: they only move the window the drawing is seen through. */
function zoomable(picture) {
  const svg = picture.querySelector("svg");
  const whole = svg.viewBox.baseVal;
  const [width, height] = [whole.width, whole.height];
  const view = { x: 0, y: 0, scale: 1 };
  const labels = [...svg.querySelectorAll("a[transform]")].map((link) => {
    const [x, y] = link.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const text = link.querySelector("text");
    return { link, text, x, y, late: text.classList.contains("dp-late") };
  });

  /** How much larger letters are drawn so that a small screen shows them at a readable size. */
  const boost = () => Math.max(1, (0.72 * width) / (svg.clientWidth || width));

  /** Shows the names that have room now, those of the most stories first. */
  function name(scale) {
    const taken = [];
    for (const { text, x, y, late } of labels) {
      if (scale === 1) {
        text.classList.toggle("dp-late", late);
        continue;
      }
      const long = (text.textContent.length * 8.3 + 4) / scale;
      const before = { end: 1, middle: 0.5 }[text.getAttribute("text-anchor")] || 0;
      const left = x + Number(text.getAttribute("x")) / scale - before * long;
      const right = left + long;
      const middle = y + (Number(text.getAttribute("y")) - 5) / scale;
      const half = 8 / scale;
      const free = taken.every(
        (box) => right < box.left || left > box.right || Math.abs(middle - box.middle) > half * 2,
      );
      if (free) taken.push({ left, right, middle });
      text.classList.toggle("dp-late", !free);
    }
  }

  function show() {
    const [w, h] = [width / view.scale, height / view.scale];
    view.x = Math.min(Math.max(view.x, 0), width - w);
    view.y = Math.min(Math.max(view.y, 0), height - h);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${w} ${h}`);
    svg.style.setProperty("--dp-scale", String(Math.sqrt(boost()) / view.scale));
    svg.style.setProperty("--dp-letters", String(Math.sqrt(boost())));
    picture.classList.toggle("dp-closer", view.scale > 1);
    name(view.scale / boost());
  }

  /** Comes closer by a factor while the point (in shares of the picture) stays where it is. */
  function closer(factor, across = 0.5, down = 0.5) {
    const scale = Math.min(Math.max(view.scale * factor, 1), CLOSEST);
    view.x += (width / view.scale - width / scale) * across;
    view.y += (height / view.scale - height / scale) * down;
    view.scale = scale;
    show();
  }

  function shareOf(event) {
    const box = svg.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  const button = (text, label, act) => {
    const made = make("button", { type: "button", "aria-label": label, title: label }, text);
    made.addEventListener("click", act);
    return made;
  };
  const all = () => {
    view.scale = 1;
    show();
  };
  picture.append(
    make(
      "div",
      { class: "dp-zoom" },
      button("+", strings.zoomIn, () => closer(1.6)),
      button("−", strings.zoomOut, () => closer(1 / 1.6)),
      button("⤢", strings.zoomAll, all),
    ),
  );
  picture.addEventListener("keydown", (event) => {
    const factor = { "+": 1.6, "=": 1.6, "-": 1 / 1.6 }[event.key];
    if (event.ctrlKey || event.metaKey || event.target.closest("input, select")) return;
    if (event.key === "0") all();
    else if (factor) {
      const box = (event.target.closest("svg a") || svg).getBoundingClientRect();
      closer(factor, ...shareOf({ clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
    } else return;
    event.preventDefault();
  });
  picture.addEventListener("focusin", (event) => {
    const label = labels.find(({ link }) => link === event.target);
    if (!label || view.scale === 1) return;
    const [w, h] = [width / view.scale, height / view.scale];
    if (label.x < view.x || label.x > view.x + w || label.y < view.y || label.y > view.y + h) {
      [view.x, view.y] = [label.x - w / 2, label.y - h / 2];
      show();
    }
  });
  picture.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      closer(event.deltaY < 0 ? 1.25 : 0.8, ...shareOf(event));
    },
    { passive: false },
  );
  new ResizeObserver(show).observe(svg);
  svg.addEventListener("dblclick", (event) => closer(2, ...shareOf(event)));
  drag(picture, svg, view, { width, height, show, closer, shareOf });
}

/** Moves the window by one pointer, and comes closer by two. */
function drag(picture, svg, view, { width, height, show, closer, shareOf }) {
  const pointers = new Map();
  let moved = 0;
  svg.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, event);
    moved = 0;
  });
  svg.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const others = [...pointers.values()].filter((other) => other.pointerId !== event.pointerId);
    const box = svg.getBoundingClientRect();
    if (others.length === 1) {
      const apart = (one) => Math.hypot(one.clientX - others[0].clientX, one.clientY - others[0].clientY);
      closer(apart(event) / Math.max(apart(before), 1), ...shareOf(event));
      moved += 9;
    } else if (view.scale > 1) {
      view.x -= ((event.clientX - before.clientX) / box.width) * (width / view.scale);
      view.y -= ((event.clientY - before.clientY) / box.height) * (height / view.scale);
      moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
      show();
    }
    pointers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"])
    svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  // What was dragged is not followed.
  picture.addEventListener(
    "click",
    (event) => {
      if (moved > 5 && event.target.closest("svg a")) event.preventDefault();
      moved = 0;
    },
    true,
  );
}

for (const picture of document.querySelectorAll("[data-zoom]")) zoomable(picture);
