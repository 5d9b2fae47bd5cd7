// Tells the service whether the customer looks at the page and writes; says no more than needed.

/** While the customer goes on writing it is said again after so long. */
const RENEW_MS = 3_000;

/** Without a key for so long, the customer has stopped. */
const PAUSE_MS = 4_000;

/** What changes more often is said once. */
const GATHER_MS = 250;

export class Presence {
  /** @param {(frame: object) => void} send */
  constructor(send) {
    this.send = send;
    this.isTyping = false;
    this.saidAt = 0;
    this.pause = 0;
    this.gathering = 0;
    document.addEventListener("visibilitychange", () => this.say());
  }

  /** The customer changed the text. @param {string} text */
  typed(text) {
    clearTimeout(this.pause);
    if (!text.trim()) return this.stopped();
    this.pause = setTimeout(() => this.stopped(), PAUSE_MS);
    if (this.isTyping && Date.now() - this.saidAt < RENEW_MS) return;
    this.isTyping = true;
    this.say();
  }

  stopped() {
    clearTimeout(this.pause);
    if (!this.isTyping) return;
    this.isTyping = false;
    this.say();
  }

  /** Says how it is, soon. */
  say() {
    this.saidAt = Date.now();
    this.gathering ||= setTimeout(() => {
      this.gathering = 0;
      this.send({ frame: "presence", is_visible: !document.hidden, is_typing: this.isTyping });
    }, GATHER_MS);
  }
}
