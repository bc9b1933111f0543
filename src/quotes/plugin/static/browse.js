// Next and previous statement by n and p; buttons that copy. The pages work without it.
"use strict";
const anchors = [...document.querySelectorAll('a.anchor[id^="s"]')];
let place = anchors.findIndex((one) => "#" + one.id === location.hash);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
  if (!step || !anchors.length) return;
  place = Math.min(Math.max(place + step, 0), anchors.length - 1);
  history.replaceState(null, "", "#" + anchors[place].id);
  anchors[place].focus();
  anchors[place].scrollIntoView({ block: "center" });
});

// A link to a quotation mark that was left out opens the list it is in.
function open_target() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const list = target && target.closest("details");
  if (list) { list.open = true; target.scrollIntoView({ block: "center" }); }
}
addEventListener("hashchange", open_target);
open_target();

// Where the clipboard is closed to a page (plain http), the text is selected and copied the old way.
async function copy(shown) {
  if (navigator.clipboard) return navigator.clipboard.writeText(shown.textContent);
  getSelection().selectAllChildren(shown);
  document.execCommand("copy");
}
for (const button of document.querySelectorAll("button.copy")) {
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(button.closest("details").querySelector("pre"));
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}
