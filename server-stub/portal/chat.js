// The customer's request: what the socket tells goes to the page, what is written goes to the outbox.

import { Alerts } from "./alerts.js";
import { make } from "./cards.js";
import { Connection } from "./connection.js";
import { Files } from "./files.js";
import { arrange, enhance, line, shown } from "./lines.js";
import { Outbox } from "./outbox.js";
import { Presence } from "./presence.js";

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);
const [page, lines, unsentLines, scroll] = [find("chat"), find("lines"), find("unsent"), find("scroll")];
const [composer, input, jump, linkState] = [find("composer"), find("text"), find("jump"), find("link")];
const [queue, typing] = [find("queue"), find("typing")];
const texts = JSON.parse(find("texts").textContent);
const title = document.title;
const outbox = new Outbox(page.dataset.key);
const presence = new Presence((frame) => connection?.send(frame));
const alerts = new Alerts(find("alerts"), texts);
const files = new Files(page, texts, () => connection?.isCurrent ?? false);

const MAX_CHARS = 10_000;

/** How near the end still counts as reading along. */
const END_PX = 60;

/** @type {Connection | undefined} */
let connection;
let lastSeq = 0;
let isFollowing = true;
let unread = 0;

// The conversation

function isAtEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < END_PX;
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  jump.hidden = true;
}

/** Changes the conversation; follows it only where the customer was reading its end. @param {() => void} change */
function changing(change) {
  const follow = isAtEnd();
  change();
  arrange(lines, texts);
  if (follow) toEnd();
  return follow;
}

/** @param {any} entry */
function addEntry(entry) {
  if (entry.seq <= lastSeq) return;
  lastSeq = entry.seq;
  const item = line(shown(entry, texts), entry.at / 1000);
  item.dataset.seq = entry.seq;
  const follow = changing(() => {
    lines.append(item);
    if (entry.type === "mine") settle(entry.id);
    if (entry.file) files.settle(entry.file.id);
    if (entry.type === "file_infected" && entry.is_mine) files.infected(entry.name, entry.file_id);
  });
  if (["mine", "my_file", "opened"].includes(entry.type)) return;
  if (entry.type.startsWith("their")) showTyping(false);
  jump.hidden = follow || !connection?.isCurrent;
  if (!document.hidden || !connection?.isCurrent) return;
  showUnread(unread + 1);
  if (entry.type.startsWith("their")) alerts.tell(entry.name, entry.text ?? entry.file.name);
}

/** @param {any} request */
function showRequest(request) {
  page.dataset.state = request.status;
  if (request.status !== "new") queue.hidden = true;
  find("chip").textContent = texts[`state-${request.status}`];
  const sentence = request.status === "in_chat" && !request.technician ? "text-in_chat-nobody" : `text-${request.status}`;
  find("status-text").textContent = texts[sentence].replace("{name}", request.technician ?? "");
}

/** Says aloud only what matters: a place of many changes often. @param {any} frame */
function showQueue({ place, is_somebody_available: isHere }) {
  const kind = isHere ? "here" : "nobody";
  const isNews = place === 1 || !queue.classList.contains(kind);
  queue.setAttribute("aria-live", isNews ? "polite" : "off");
  queue.className = `presence ${kind}`;
  const sentence = place === 1 ? texts["next"] : texts["place"].replace("{place}", place);
  const text = `${sentence} ${texts[isHere ? "somebody" : "nobody"]}`;
  if (queue.textContent !== text) queue.textContent = text;
  queue.hidden = page.dataset.state !== "new";
}

/** @param {boolean} isTyping */
function showTyping(isTyping) {
  typing.textContent = isTyping ? texts["typing"] : "";
}

/** @param {any} frame */
function onFrame(frame) {
  switch (frame.frame) {
    case "reset":
      lastSeq = 0;
      lines.replaceChildren();
      break;
    case "request":
      showRequest(frame.request);
      break;
    case "queue":
      showQueue(frame);
      break;
    case "typing":
      showTyping(frame.is_typing);
      break;
    case "entry":
      addEntry(frame.entry);
      break;
    case "caught_up":
      lastSeq = Math.max(lastSeq, frame.seq);
      presence.say();
      files.connected();
      outbox.unsent.filter((message) => !message.isRefused).forEach(sendNow);
      break;
    case "settled":
      onSettled(frame.id, frame.outcome);
      break;
  }
}

// What the customer writes

/** @param {import("./outbox.js").Unsent} message */
function sendNow(message) {
  message.problem = undefined;
  connection?.send({ frame: "send", id: message.id, text: message.text });
  showUnsent();
}

/** @param {string} id */
function settle(id) {
  outbox.remove(id);
  showUnsent();
}

/** @param {string} id @param {any} outcome */
function onSettled(id, outcome) {
  const message = outbox.find(id);
  if (!message) return;
  if (outcome.result === "accepted") return settle(id);
  const refusal = outcome.refusal;
  message.problem = problem(refusal.reason);
  message.isRefused = !["too_fast", "unavailable"].includes(refusal.reason);
  outbox.save();
  showUnsent();
  if (refusal.reason === "too_fast") setTimeout(() => outbox.find(id) && sendNow(message), refusal.retry_secs * 1000);
}

/** @param {string} reason */
function problem(reason) {
  switch (reason) {
    case "too_fast": return texts["fast"];
    case "text_too_long": return texts["long"];
    case "unavailable": return texts["failed"];
    default: return texts["refused"];
  }
}

function showUnsent() {
  const follow = isAtEnd();
  unsentLines.replaceChildren(...outbox.unsent.map(unsentLine));
  if (follow) toEnd();
}

/** @param {import("./outbox.js").Unsent} message */
function unsentLine(message) {
  const item = line({ className: `mine ${message.problem ? "failed" : "waiting"}`, text: message.text }, message.at);
  const meta = /** @type {HTMLElement} */ (item.querySelector(".meta"));
  if (!message.problem) meta.append(make("span", "", texts[connection?.isCurrent ? "sending" : "queued"]));
  else meta.replaceChildren(make("span", "", message.problem), act("retry", () => sendNow(message)), act("discard", () => settle(message.id)));
  return item;
}

/** @param {string} label @param {() => void} action */
function act(label, action) {
  const button = make("button", "plain", texts[label]);
  button.type = "button";
  button.onclick = action;
  return button;
}

function submit() {
  const text = input.value.trim();
  if (!text) return input.focus();
  if ([...text].length > MAX_CHARS) return showError(texts["long"]);
  showError("");
  const message = outbox.add(text);
  input.value = "";
  presence.stopped();
  sendNow(message);
  toEnd();
  input.focus();
}

/** @param {string} sentence */
function showError(sentence) {
  let error = composer.querySelector(".error");
  if (!error) composer.prepend((error = make("p", "error")));
  error.setAttribute("role", "alert");
  error.textContent = sentence;
}

// The window

/** @param {number} count */
function showUnread(count) {
  unread = count;
  document.title = count ? texts["unread"].replace("{count}", count).replace("{title}", title) : title;
}

// The title of a hidden tab changes to and fro, so that it is noticed.
setInterval(() => {
  if (!unread || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  if (document.title === title) showUnread(unread);
  else document.title = title;
}, 1500);

/** @param {import("./connection.js").LinkState} state */
function onLink(state) {
  linkState.hidden = false;
  find("link-note").hidden = state !== "offline";
  // What is not known to be true any more is not shown.
  if (state !== "connected") {
    queue.hidden = true;
    showTyping(false);
  }
  linkState.className = `link-state ${state}`;
  if (linkState.textContent !== texts[state]) linkState.textContent = texts[state];
  if (connection) showUnsent();
}

composer.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  submit();
});
input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  const hasKeyboard = matchMedia("(hover: hover) and (pointer: fine)").matches;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !hasKeyboard) return;
  event.preventDefault();
  submit();
});
input.addEventListener("input", () => {
  outbox.draft = input.value;
  outbox.save();
  presence.typed(input.value);
});
jump.addEventListener("click", toEnd);
scroll.addEventListener("scroll", () => (isFollowing = isAtEnd()) && (jump.hidden = true), { passive: true });
// What appears below makes the conversation smaller: whoever reads its end goes on doing so.
new ResizeObserver(() => isFollowing && toEnd()).observe(scroll);
document.addEventListener("visibilitychange", () => document.hidden || showUnread(0));

const copy = find("copy");
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(location.origin + location.pathname);
  copy.textContent = texts["copied"];
});

// Keyboards of phones that cover the page instead of making it smaller.
const viewport = window.visualViewport;
viewport?.addEventListener("resize", () => {
  const covered = innerHeight - viewport.height > 120 && viewport.scale === 1;
  if (covered) page.style.setProperty("--height", `${viewport.height}px`);
  else page.style.removeProperty("--height");
  if (covered) scrollTo(0, 0);
});

// The start

try {
  sessionStorage.removeItem(`atiende:form:${page.dataset.draft}`);
} catch {
  // Without storage there is no draft either.
}
for (const item of lines.querySelectorAll(".line")) {
  lastSeq = Math.max(lastSeq, Number(item.dataset.seq));
  if (item.dataset.file) files.settle(item.dataset.file);
  enhance(item);
}
arrange(lines, texts);
input.value ||= outbox.draft;
showUnsent();
toEnd();

connection = new Connection(`${location.href.split(/[?#]/)[0].replace(/^http/, "ws")}/stream`, {
  resumeAfter: () => lastSeq || null,
  frame: onFrame,
  state: onLink,
});
