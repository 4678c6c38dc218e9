// Reading works without this: notes stand beside their paragraphs, numbers lead there and back.
// With it, pointing at a quotation, or reaching its number with the keyboard, lights up all its parts and its note.
"use strict";

(() => {
  const parts = new Map();
  for (const element of document.querySelectorAll("[data-q]")) {
    for (const number of element.dataset.q.split(" ")) {
      if (!parts.has(number)) parts.set(number, []);
      parts.get(number).push(element);
    }
  }
  let lit = [];
  const light = (numbers) => {
    for (const element of lit) element.classList.remove("lit");
    lit = numbers.flatMap((number) => parts.get(number) || []);
    for (const element of lit) element.classList.add("lit");
  };
  const targeted = () => {
    const found = location.hash.match(/^#[qn](\d+)$/);
    return found ? [found[1]] : [];
  };
  // Of quotations inside each other the innermost is meant: it stands last.
  const meant = (event) => {
    const element = event.target.closest("[data-q]");
    return element ? element.dataset.q.split(" ").slice(-1) : targeted();
  };
  document.addEventListener("pointerover", (event) => light(meant(event)));
  document.addEventListener("focusin", (event) => light(meant(event)));
  addEventListener("hashchange", () => light(targeted()));
  light(targeted());

  // j and k go to the next and the previous quotation, as in many readers of mail and news.
  const references = [...document.querySelectorAll("a.ref")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const at = references.indexOf(document.activeElement);
    const next = event.key === "j" ? at + 1 : Math.max(at, 1) - 1;
    if (references[next]) references[next].focus();
  });
})();
