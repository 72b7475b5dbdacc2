// Extras of the timeline: everything here has a way without a script. Keys act only while the strip or the list has the focus.

"use strict";

const DAY = 86_400_000;

// A ticked facet takes effect at once; the button does the same for readers without scripts.
document.addEventListener("change", (event) => {
  if (event.target.type === "checkbox" && event.target.form?.id === "filter") event.target.form.requestSubmit();
});

// The list was swapped: say the new count, which a replaced live region would not.
let place = placeAsked();
document.addEventListener("htmx:afterSettle", () => {
  const tally = document.querySelector(".tally");
  document.getElementById("status").textContent = tally ? tally.textContent.trim() : "";
  prepareStrip();
  // A jump to a day shows the list, as it does without scripts.
  const asked = placeAsked();
  if (asked && asked !== place) document.getElementById("events").scrollIntoView();
  place = asked;
});

function placeAsked() {
  return new URLSearchParams(location.search).get("at");
}

function bars() {
  return [...document.querySelectorAll(".strip .bar")];
}

// One tab stop for the whole strip; arrows move inside it.
function prepareStrip() {
  bars().forEach((bar, place) => bar.setAttribute("tabindex", place === 0 ? "0" : "-1"));
}

function moveTo(elements, target) {
  if (!target) return;
  elements.forEach((element) => element.setAttribute("tabindex", element === target ? "0" : "-1"));
  target.focus();
}

function onStripKey(event) {
  const all = bars();
  const place = all.indexOf(document.activeElement);
  const moves = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: all.length - 1 };
  if (event.key === "Escape") {
    document.getElementById("f-from").focus();
  } else if (place >= 0 && event.key in moves) {
    moveTo(all, all[moves[event.key]]);
    event.preventDefault();
  }
}

function onListKey(event) {
  if (event.target.matches("input, select, textarea") || !["j", "k"].includes(event.key)) return;
  const headlines = [...document.querySelectorAll("#events .entry__headline a")];
  const here = headlines.findIndex((link) => link.closest(".entry").contains(document.activeElement));
  headlines[Math.max(here + (event.key === "j" ? 1 : -1), 0)]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.(".strip")) onStripKey(event);
  else if (event.target.closest?.("#events")) onListKey(event);
});

// Dragging over the strip chooses a range; a plain click stays the link it is.
let dragFrom = null;

function dayAt(drawing, x) {
  const box = drawing.getBoundingClientRect();
  const first = Date.parse(drawing.dataset.first);
  const days = Math.round((Date.parse(drawing.dataset.last) - first) / DAY) + 1;
  const place = Math.min(Math.max(Math.floor(((x - box.left) / box.width) * days), 0), days - 1);
  return new Date(first + place * DAY).toISOString().slice(0, 10);
}

document.addEventListener("pointerdown", (event) => {
  const drawing = event.target.closest?.(".strip__drawing");
  dragFrom = drawing && event.button === 0 ? { drawing, x: event.clientX } : null;
});

document.addEventListener("pointerup", (event) => {
  if (!dragFrom || Math.abs(event.clientX - dragFrom.x) < 8) {
    dragFrom = null;
    return;
  }
  const [first, last] = [dayAt(dragFrom.drawing, dragFrom.x), dayAt(dragFrom.drawing, event.clientX)].sort();
  dragFrom = null;
  document.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
  document.getElementById("f-from").value = first;
  document.getElementById("f-to").value = last;
  document.getElementById("filter").requestSubmit();
});

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".strip__drawing")) event.preventDefault();
});

prepareStrip();
