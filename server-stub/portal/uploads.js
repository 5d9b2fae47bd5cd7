// Files on their way to the service: one after the other, going on by themselves after every loss.

import { make } from "./cards.js";
import { Kept, markOf } from "./kept.js";
import { fill, row } from "./row.js";

/** What one call carries: little enough for a slow line and the time that a call may take. */
const PIECE = 1024 * 1024;

/** A call on which nothing moves for so long is given up and made again. */
const STALLED_MS = 60_000;

const TICK_MS = 5_000;

/** A page that has not said for so long that it is sending, is not there any more. */
const OTHER_PAGE_MS = 12_000;

const LONGEST_WAIT_MS = 30_000;

/** So many failures in a row while the service answers are no accident. */
const MAX_FAILURES = 8;

/** Answers after which the same call may succeed; 0 is none at all. */
const PASSING = [0, 408, 409, 423, 425, 429, 460];

/** @typedef {import("./row.js").State} State */
/** @typedef {import("./row.js").Upload} Upload */

export class Uploads {
  /**
   * @param {HTMLElement} list where they are drawn
   * @param {Record<string, string>} texts
   * @param {{ place: string, input: HTMLInputElement, isConnected: () => boolean }} files
   */
  constructor(list, texts, { place, input, isConnected }) {
    this.list = list;
    this.texts = texts;
    this.input = input;
    this.isConnected = isConnected;
    this.request = location.href.split(/[?#]/)[0];
    this.kept = new Kept(place);
    /** @type {Upload[]} */
    this.all = [];
    /** The files whose line has been seen. @type {Set<string>} */
    this.arrived = new Set();
    setInterval(() => this.tick(), TICK_MS);
    addEventListener("pagehide", () => this.all.forEach((upload) => this.keep(upload, 0)));
  }

  // What the customer does

  /** @param {File[]} files */
  add(files, isPasted = false) {
    for (const file of files) {
      const mark = isPasted ? undefined : markOf(file);
      const known = this.all.find((upload) => mark && upload.mark === mark);
      if (known && known.state !== "interrupted") continue;
      const upload = known ?? this.draw(file.name, file.size);
      [upload.file, upload.mark, upload.id] = [file, mark, mark && this.kept.find(mark)?.id];
      this.show(upload, "waiting");
    }
    this.next();
  }

  /** @param {Upload} upload */
  again(upload) {
    if (!upload.file) return this.input.click();
    upload.failures = 0;
    this.show(upload, "waiting");
    this.next();
  }

  /** @param {Upload} upload */
  cancel(upload) {
    upload.client?.abort();
    if (upload.id) this.call("DELETE", upload.id).catch(() => undefined);
    this.drop(upload);
  }

  // What the service says

  /** The line of this file is there. @param {string} id */
  settle(id) {
    this.arrived.add(id);
    this.kept.remove(id);
    const upload = this.all.find((upload) => upload.id === id);
    if (upload) this.drop(upload);
  }

  /** A scanner refused one of the customer's files. @param {string} name @param {string=} id */
  infected(name, id) {
    if (id) {
      this.arrived.add(id);
      this.kept.remove(id);
    }
    const isIt = (/** @type {Upload} */ upload) => (id ? upload.id === id : upload.name === name);
    const upload = this.all.find((upload) => isIt(upload) && ["scanning", "sending"].includes(upload.state));
    if (upload) this.drop(upload);
  }

  /** The service can be reached again. */
  connected() {
    for (const upload of this.all.filter(({ state }) => state === "lost")) this.send(upload);
  }

  /** Shows what an earlier visit left unfinished, unless another page is still at it. */
  async restore() {
    const all = this.kept.all();
    const isBusy = (/** @type {{ at: number }} */ { at }) => Math.abs(Date.now() - at) < OTHER_PAGE_MS;
    if (all.some(isBusy)) setTimeout(() => this.restore(), OTHER_PAGE_MS);
    for (const { id, mark, name, size } of all.filter((upload) => !isBusy(upload))) {
      const head = await this.call("HEAD", id).catch(() => undefined);
      const outcome = head?.headers.get("Atiende-File");
      if (head?.status === 404 || head?.status === 410 || outcome === "sent") this.kept.remove(id);
      else if (!this.arrived.has(id) && !this.all.some((upload) => upload.id === id)) {
        const upload = this.draw(name, size);
        [upload.id, upload.mark, upload.sent] = [id, mark, Number(head?.headers.get("Upload-Offset") ?? 0)];
        this.show(upload, outcome === "scanning" ? "scanning" : "interrupted");
      }
    }
  }

  /** @param {string} method @param {string} id */
  call(method, id) {
    return fetch(`${this.request}/uploads/${id}`, { method, headers: { "Tus-Resumable": "1.0.0" }, keepalive: true });
  }

  // The way of one file

  next() {
    if (this.all.some(({ state }) => state === "sending" || state === "lost")) return;
    const upload = this.all.find(({ state }) => state === "waiting");
    if (upload) this.send(upload);
  }

  /** @param {Upload} upload */
  async send(upload) {
    clearTimeout(upload.timer);
    upload.movedAt = Date.now();
    this.show(upload, "sending");
    try {
      await load(this.list.dataset.library ?? "");
    } catch {
      return this.lose(upload);
    }
    // It may have been cancelled meanwhile.
    if (upload.state !== "sending") return;
    upload.client ??= this.client(upload);
    upload.client.start();
  }

  /** @param {Upload} upload */
  client(upload) {
    const tus = /** @type {any} */ (window).tus;
    return new tus.Upload(upload.file, {
      endpoint: `${this.request}/files`,
      uploadUrl: upload.id ? `${this.request}/uploads/${upload.id}` : null,
      metadata: { filename: upload.name },
      chunkSize: PIECE,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onAfterResponse: passOver,
      onUploadUrlAvailable: () => this.begun(upload),
      onProgress: (/** @type {number} */ sent) => this.move(upload, sent),
      onChunkComplete: () => (upload.failures = 0),
      onSuccess: (/** @type {any} */ { lastResponse }) => this.done(upload, lastResponse.getHeader("Atiende-File")),
      onError: (/** @type {any} */ error) => this.fail(upload, error.originalResponse),
    });
  }

  /** The service has named the upload. @param {Upload} upload */
  begun(upload) {
    const id = upload.client.url.split("/").pop();
    if (upload.id !== id) this.kept.remove(upload.id);
    upload.id = id;
    this.keep(upload, Date.now());
  }

  /** @param {Upload} upload @param {number} at */
  keep({ id, mark, name, size, state }, at) {
    if (id && mark && (state === "sending" || state === "lost")) this.kept.add({ id, mark, name, size, at });
  }

  /** @param {Upload} upload @param {number} sent */
  move(upload, sent) {
    if (sent !== upload.sent) upload.movedAt = Date.now();
    upload.sent = sent;
    this.show(upload, upload.state);
  }

  /** @param {Upload} upload @param {string | null} outcome */
  done(upload, outcome) {
    if (this.arrived.has(upload.id ?? "")) return this.drop(upload);
    this.keep(upload, 0);
    if (outcome === "sent") this.kept.remove(upload.id);
    this.show(upload, outcome === "sent" ? "sent" : "scanning");
    this.next();
  }

  /** @param {Upload} upload @param {any} response */
  fail(upload, response) {
    const status = response?.getStatus() ?? 0;
    const problem = problemOf(response);
    const reason = problem?.refusal.reason;
    if (reason === "too_fast") return this.lose(upload, problem.refusal.retry_secs, problem.message);
    if (reason && reason !== "checksum_differs") return this.stop(upload, "refused", problem.message);
    if (!reason && (status >= 500 || PASSING.includes(status))) return this.lose(upload, Number(response?.getHeader("Retry-After")));
    this.stop(upload, "failed", problem?.message);
  }

  /** Goes on by itself, soon. @param {Upload} upload @param {number} [secs] @param {string} [note] */
  lose(upload, secs, note) {
    upload.failures += 1;
    if (!secs && this.isConnected() && upload.failures > MAX_FAILURES) return this.stop(upload, "failed");
    this.show(upload, "lost", note);
    const longest = Math.min(LONGEST_WAIT_MS, 250 * 2 ** upload.failures);
    upload.timer = setTimeout(() => this.send(upload), secs ? secs * 1000 : longest * (0.5 + Math.random() / 2));
  }

  /** @param {Upload} upload @param {State} state @param {string} [note] */
  stop(upload, state, note) {
    if (state === "refused") {
      this.kept.remove(upload.id);
      upload.id = undefined;
    }
    this.show(upload, state, note);
    this.next();
  }

  /** @param {Upload} upload */
  drop(upload) {
    clearTimeout(upload.timer);
    this.kept.remove(upload.id);
    this.all = this.all.filter((other) => other !== upload);
    upload.state = "sent";
    upload.item.remove();
    this.next();
  }

  tick() {
    this.all.forEach((upload) => this.keep(upload, Date.now()));
    const stalled = this.all.filter(({ state, movedAt }) => state === "sending" && Date.now() - movedAt > STALLED_MS);
    for (const upload of stalled) {
      upload.client?.abort();
      this.lose(upload);
    }
  }

  /** @param {string} name @param {number} size */
  draw(name, size) {
    const on = { again: () => this.again(upload), cancel: () => this.cancel(upload) };
    const upload = begin(name, size, row(name, this.texts, on));
    this.all.push(upload);
    this.list.append(upload.item);
    return upload;
  }

  /** @param {Upload} upload @param {State} state @param {string} [note] */
  show(upload, state, note) {
    upload.state = state;
    upload.note = note;
    fill(upload, this.texts);
  }
}

/** @param {string} name @param {number} size @param {HTMLLIElement} item @returns {Upload} */
function begin(name, size, item) {
  return { name, size, item, sent: 0, state: "waiting", failures: 0, movedAt: 0, timer: 0 };
}

/** An answer to nothing but the service's trouble: the upload itself is still there. @param {any} request @param {any} response */
function passOver(request, response) {
  const status = response.getStatus();
  if (request.getMethod() === "HEAD" && (status >= 500 || status === 429)) throw new Error(`${status}`);
}

/** @param {any} response */
function problemOf(response) {
  try {
    return JSON.parse(response.getBody()).file;
  } catch {
    return undefined;
  }
}

/** @type {Promise<void> | undefined} */
let loading;

/** Fetches the library when it is first needed. @param {string} address */
function load(address) {
  loading ??= new Promise((done, failed) => {
    const script = make("script");
    script.src = address;
    script.onload = () => done();
    script.onerror = () => {
      script.remove();
      loading = undefined;
      failed(new Error(address));
    };
    document.head.append(script);
  });
  return loading;
}
