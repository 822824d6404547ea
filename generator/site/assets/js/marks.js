// The switch that hides or shows the marks under names in a story's text.

function installMarksSwitch() {
  const head = document.querySelector(".story-head");
  if (!head || !document.querySelector(".story-text a[href]")) return;
  const page = document.documentElement;
  const button = make("button", { type: "button", class: "dp-marks" }, strings.marksLabel);
  const show = (on) => {
    page.dataset.marks = on ? "on" : "off";
    button.setAttribute("aria-pressed", String(on));
  };
  show(memory.get("marks") !== "off");
  button.addEventListener("click", () => {
    const on = page.dataset.marks === "off";
    show(on);
    memory.set("marks", on ? "on" : "off");
  });
  // Beside the dateline where there is room, under it on a phone.
  const dateline = [...head.querySelectorAll("h1 ~ p")].find(
    (line) => !line.querySelector(":scope > :is(em, strong):only-child"),
  );
  (dateline || head).append(make("span", { class: "dp-tools" }, button));
}

installMarksSwitch();
