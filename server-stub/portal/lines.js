// Draws the lines of the conversation. Text is only ever set as text.

import { card, make } from "./cards.js";

const LINK = /https?:\/\/[^\s<>"']+/g;
const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const dayName = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });

/** @typedef {{ className: string, who?: string, text?: string, file?: any }} Shown */

/**
 * What an entry of the service looks like.
 * @param {any} entry @param {Record<string, string>} texts @returns {Shown}
 */
export function shown(entry, texts) {
  switch (entry.type) {
    case "opened": return { className: "mine", text: entry.description };
    case "mine": return { className: "mine", text: entry.text };
    case "theirs": return { className: "theirs", who: entry.name, text: entry.text };
    case "my_file": return { className: "mine", file: entry.file };
    case "their_file": return { className: "theirs", who: entry.name, file: entry.file };
    case "file_infected": return { className: "system", text: texts["infected"].replace("{name}", entry.name) };
    case "joined": return { className: "system", text: texts["joined"].replace("{name}", entry.name) };
    case "released": return { className: "system", text: texts["released"] };
    case "chat_ended": return { className: "system", text: texts["ended"] };
    default: return { className: "system", text: texts["closed"] };
  }
}

/** @param {Shown} what @param {number} at milliseconds */
export function line(what, at) {
  const item = make("li", `line ${what.className}`);
  if (what.who) item.append(make("span", "who", what.who));
  item.append(what.file ? card(what.file) : make("p", "text", what.text));
  const meta = make("small", "meta");
  meta.append(make("span", "time"));
  item.append(meta);
  item.dataset.at = String(at * 1000);
  return enhance(item);
}

/** Shows the time of this computer, and makes links of addresses. @param {HTMLLIElement} item */
export function enhance(item) {
  const at = new Date(Number(item.dataset.at) / 1000);
  const time = item.querySelector(".time");
  if (time) time.textContent = clock.format(at);
  const text = item.querySelector(".text");
  if (text) link(text);
  return item;
}

/** @param {Element} element */
function link(element) {
  const text = element.textContent ?? "";
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    // A full stop after an address belongs to the sentence, and so does a bracket without its other half.
    const address = match[0].replace(match[0].includes("(") ? /[.,;:!?]+$/ : /[.,;:!?)\]}»]+$/, "");
    const anchor = make("a", undefined, address);
    anchor.href = address;
    anchor.rel = "noopener noreferrer nofollow";
    anchor.target = "_blank";
    parts.push(text.slice(end, match.index), anchor);
    end = match.index + address.length;
  }
  if (parts.length) element.replaceChildren(...parts, text.slice(end));
}

/**
 * Puts days between the lines, and the name above the first of several lines of one author.
 * @param {HTMLElement} list @param {Record<string, string>} texts
 */
export function arrange(list, texts) {
  for (const day of list.querySelectorAll(".day")) day.remove();
  let [day, author] = ["", ""];
  /** @type {HTMLElement | null} */
  let before = null;
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".line"))) {
    const at = new Date(Number(item.dataset.at) / 1000);
    const isNewDay = at.toDateString() !== day;
    if (isNewDay) item.before(make("li", "day", name(at, texts)));
    day = at.toDateString();
    const who = item.classList.contains("mine") ? "mine" : item.querySelector(".who")?.textContent ?? "";
    item.classList.toggle("first", isNewDay || who !== author || who === "");
    item.querySelector(".who")?.classList.toggle("hidden", !item.classList.contains("first"));
    // Several lines of one author in one minute show the time once, below the last of them.
    const isSameMinute = before?.querySelector(".time")?.textContent === item.querySelector(".time")?.textContent;
    before?.classList.toggle("quiet", !item.classList.contains("first") && isSameMinute);
    item.classList.remove("quiet");
    [author, before] = [who, item];
  }
}

/** @param {Date} at @param {Record<string, string>} texts */
function name(at, texts) {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (at.toDateString() === new Date().toDateString()) return texts["today"];
  if (at.toDateString() === yesterday.toDateString()) return texts["yesterday"];
  return dayName.format(at);
}
