// What the customer wrote and the service has not confirmed: kept in the browser, sent again under the same id.

/** @typedef {{ id: string, text: string, at: number, problem?: string, isRefused?: boolean }} Unsent */

export class Outbox {
  /** @param {string} key names the request without giving its token away */
  constructor(key) {
    this.place = `atiende:request:${key}`;
    /** @type {Unsent[]} */
    this.unsent = [];
    this.draft = "";
    this.load();
  }

  load() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place) ?? "{}");
      this.unsent = Array.isArray(kept.unsent) ? kept.unsent : [];
      this.draft = typeof kept.draft === "string" ? kept.draft : "";
    } catch {
      // What cannot be read is nothing.
    }
  }

  save() {
    try {
      if (this.unsent.length || this.draft) localStorage.setItem(this.place, JSON.stringify({ unsent: this.unsent, draft: this.draft }));
      else localStorage.removeItem(this.place);
    } catch {
      // Storage is full or switched off: the page itself still holds everything.
    }
  }

  /** @param {string} text @returns {Unsent} */
  add(text) {
    const message = { id: newId(), text, at: Date.now() };
    this.unsent.push(message);
    this.draft = "";
    this.save();
    return message;
  }

  /** @param {string} id */
  find(id) {
    return this.unsent.find((message) => message.id === id);
  }

  /** @param {string} id */
  remove(id) {
    this.unsent = this.unsent.filter((message) => message.id !== id);
    this.save();
  }
}

/** A random UUID; `crypto.randomUUID` is missing on pages without TLS. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
