// Draws a file that is on its way to the service.

import { badge, make, sizeText } from "./cards.js";

/** @typedef {"waiting" | "sending" | "lost" | "scanning" | "sent" | "refused" | "failed" | "interrupted"} State */

/**
 * @typedef {{
 *   name: string, size: number, file?: File, id?: string, mark?: string, sent: number, state: State, note?: string,
 *   failures: number, movedAt: number, timer: number, client?: any, item: HTMLLIElement,
 * }} Upload
 */

/** @param {string} name @param {Record<string, string>} texts @param {{ again: () => void, cancel: () => void }} on */
export function row(name, texts, on) {
  const item = make("li");
  const extension = name.includes(".") ? name.split(".").pop() ?? "" : "";
  const [words, bar] = [make("div", "file-words"), make("progress")];
  bar.ariaLabel = name;
  words.append(make("bdi", "file-name", name), bar, make("small", "note"));
  item.append(badge(extension.toLowerCase()), words, button("", on.again), button(texts["file-cancel"], on.cancel));
  return item;
}

/** @param {string} text @param {() => void} action */
function button(text, action) {
  const element = make("button", "plain", text);
  element.type = "button";
  element.onclick = action;
  return element;
}

/** @param {Upload} upload @param {Record<string, string>} texts */
export function fill(upload, texts) {
  const { item, state } = upload;
  const [bar, note] = [item.querySelector("progress"), item.querySelector(".note")];
  const [again, cancel] = item.querySelectorAll("button");
  if (!bar || !note) return;
  item.className = `upload ${state}`;
  bar.max = upload.size || 1;
  bar.value = upload.sent;
  bar.hidden = ["refused", "scanning"].includes(state) || (state === "waiting" && !upload.sent);
  const text = upload.note ?? words(upload, texts);
  if (state === "refused" || state === "failed") note.role = "alert";
  if (note.textContent !== text) note.textContent = text;
  again.textContent = texts[upload.file ? "retry" : "file-choose"];
  again.hidden = state !== "failed" && state !== "interrupted";
  cancel.textContent = texts[state === "refused" || state === "interrupted" ? "discard" : "file-cancel"];
  cancel.hidden = state === "sent" || state === "scanning";
}

/** @param {Upload} upload @param {Record<string, string>} texts */
function words({ state, sent, size }, texts) {
  if (state === "sending" && sent === size) return texts["file-checking"];
  if (state !== "sending") return texts[`file-${state}`];
  return texts["file-sending"].replace("{sent}", sizeText(sent)).replace("{size}", sizeText(size));
}
