// Content tabs, before they are seen: the ones chosen last, and the one that the address names.
{
  const chosen = __md_get("__tabs");
  for (const label of document.querySelectorAll(".tabbed-labels > label")) {
    const input = document.getElementById(label.htmlFor);
    if (input && Array.isArray(chosen) && chosen.includes(label.innerText.trim())) input.checked = true;
  }
  const named = document.getElementById(location.hash.slice(1));
  if (named?.name?.startsWith("__tabbed_")) named.checked = true;
}
