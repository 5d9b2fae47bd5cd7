// The live socket of one request: opens it again after every loss, and says truthfully where it stands.

/** Nothing heard for so long means that the connection is dead, whatever the browser thinks. */
const SILENCE_MS = 50_000;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const TICK_MS = 5_000;

/** A tick that comes so late was slept through. */
const SLEPT_MS = 30_000;

/** @typedef {"connecting" | "connected" | "offline" | "stopped"} LinkState */

export class Connection {
  /**
   * @param {string} url
   * @param {{ resumeAfter: () => number | null, frame: (frame: any) => void, state: (state: LinkState) => void }} on
   */
  constructor(url, on) {
    this.url = url;
    this.on = on;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.failures = 0;
    this.isCurrent = false;
    this.isStopped = false;
    this.heardAt = 0;
    this.tickedAt = Date.now();
    this.timer = 0;
    addEventListener("online", () => this.again());
    addEventListener("offline", () => this.lost());
    addEventListener("pageshow", (event) => event.persisted && this.again());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    setInterval(() => this.tick(), TICK_MS);
    this.open();
  }

  /** Sends a frame; false while the page is not current. @param {object} frame */
  send(frame) {
    if (!this.isCurrent || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  open() {
    clearTimeout(this.timer);
    this.drop();
    if (this.isStopped) return;
    this.on.state(this.failures > 1 ? "offline" : "connecting");
    const socket = new WebSocket(this.url, "atiende.customer.v1");
    this.socket = socket;
    this.heardAt = Date.now();
    socket.onopen = () => socket.send(JSON.stringify({ frame: "hello", version: 1, resume_after: this.on.resumeAfter() }));
    socket.onmessage = (event) => this.socket === socket && this.hear(JSON.parse(event.data));
    socket.onclose = () => this.socket === socket && this.lost();
  }

  /** @param {any} frame */
  hear(frame) {
    this.heardAt = Date.now();
    if (frame.frame === "bye") {
      this.isStopped = ["bad_frame", "unsupported_version", "signed_out"].includes(frame.reason);
      return;
    }
    if (frame.frame === "caught_up") {
      this.failures = 0;
      this.isCurrent = true;
      this.on.state("connected");
    }
    this.on.frame(frame);
  }

  lost() {
    this.drop();
    clearTimeout(this.timer);
    if (this.isStopped) return this.on.state("stopped");
    this.failures += 1;
    this.on.state(this.failures > 1 || !navigator.onLine ? "offline" : "connecting");
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures);
    // All pages lose the service together; they must not come back together.
    this.timer = setTimeout(() => this.open(), longest * (0.5 + Math.random() / 2));
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    this.isCurrent = false;
    socket?.close();
  }

  /** Tries at once. */
  again() {
    this.failures = Math.min(this.failures, 1);
    this.open();
  }

  wake() {
    if (!this.isCurrent) this.again();
    else this.tick();
  }

  tick() {
    const now = Date.now();
    const slept = now - this.tickedAt > SLEPT_MS;
    this.tickedAt = now;
    // A hidden page is woken rarely by the browser, which is not sleep: silence decides there.
    if ((slept && !document.hidden) || (this.socket && now - this.heardAt > SILENCE_MS)) this.again();
  }
}
