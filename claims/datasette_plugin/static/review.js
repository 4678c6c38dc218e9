// Reviewing works without this: the form takes places as numbers, or the words themselves.
// With it, words selected in the article become places, and the places in the form are shown in the article.
"use strict";

(() => {
  const passage = document.querySelector(".passage");
  const bar = document.querySelector(".selecting");
  if (!passage || !bar) return;
  const pieces = [...passage.querySelectorAll("[data-at]")];
  // Offsets count code points, as Python does; JavaScript's strings count UTF-16 units.
  const length = (text) => [...text].length;

  const offset = (node, at) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element.closest("[data-at]");
    if (!piece) return null;
    const start = Number(piece.dataset.at);
    if (piece.dataset.end) return at > 0 ? Number(piece.dataset.end) : start;
    return start + (node.nodeType === Node.TEXT_NODE ? length(node.data.slice(0, at)) : at > 0 ? length(piece.textContent) : 0);
  };

  // Where a boundary is in no piece (a paragraph's end), the nearest piece inside the selection is meant.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const inside = pieces.filter((piece) => range.intersectsNode(piece));
    if (!inside.length) return null;
    const first = inside[0], last = inside[inside.length - 1];
    let start = offset(range.startContainer, range.startOffset);
    let end = offset(range.endContainer, range.endOffset);
    if (start === null || !first.contains(range.startContainer)) start = Number(first.dataset.at);
    if (end === null || !last.contains(range.endContainer)) end = Number(last.dataset.at) + length(last.textContent);
    const words = range.toString();
    start += length(words) - length(words.trimStart());
    end -= length(words) - length(words.trimEnd());
    return start < end ? { start, end } : null;
  };

  const characters = new Map();
  for (const piece of pieces) {
    let at = Number(piece.dataset.at);
    if (piece.dataset.end) characters.set(at, piece.textContent);
    else for (const character of piece.textContent) characters.set(at++, character);
  }
  const words = (start, end) => {
    let found = "";
    for (let at = start; at < end; at++) found += characters.get(at) || "";
    return found;
  };
  const show = (field) => {
    const places = [...field.value.matchAll(/(\d+)\s*-\s*(\d+)/g)].map((found) => [Number(found[1]), Number(found[2])]);
    const output = document.querySelector(`output[for="${field.id}"]`);
    if (output) output.textContent = places.map(([start, end]) => words(start, Math.min(end, start + 5000))).join(" […] ");
  };
  for (const field of document.querySelectorAll("[data-places]")) field.addEventListener("input", () => show(field));

  // The bar is there from the beginning: if it came with the selection, the text would move away under the pointer.
  const buttons = bar.querySelectorAll("button");
  let last = null;
  const enable = () => { for (const button of buttons) button.disabled = !last; };
  bar.hidden = false;
  enable();
  document.addEventListener("selectionchange", () => {
    last = selected() || last;
    enable();
  });
  // A button takes the focus, and in some browsers the selection with it.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !last) return;
    const field = document.getElementById(button.dataset.set || button.dataset.add);
    const place = `${last.start}-${last.end}`;
    field.value = button.dataset.add && field.value.trim() ? `${field.value.trim()}\n${place}` : place;
    show(field);
    field.classList.add("changed");
  });

  const speaker = document.getElementById("speaker");
  for (const name of document.querySelectorAll(".names .asis")) name.remove();
  for (const button of document.querySelectorAll("[data-speaker]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      speaker.value = button.dataset.speaker;
      document.getElementById("role").value = "";
      speaker.focus();
    });
  }

  const marked = passage.querySelector(".m.content");
  // Only the article is scrolled: the page stays at its beginning, where the buttons are.
  if (marked) passage.scrollTop += marked.getBoundingClientRect().top - passage.getBoundingClientRect().top - passage.clientHeight / 3;
})();
