// How a customer hands files over: chosen, dropped on the page, or pasted. What sends them is fetched when it is needed.

import { make } from "./cards.js";

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);

export class Files {
  /**
   * @param {HTMLElement} page @param {Record<string, string>} texts @param {() => boolean} isConnected
   */
  constructor(page, texts, isConnected) {
    this.page = page;
    this.texts = texts;
    this.isConnected = isConnected;
    this.list = find("uploads");
    this.button = find("attach");
    this.input = find("files");
    this.sheet = find("sheet");
    this.cover = find("drop");
    this.place = `atiende:uploads:${page.dataset.key}`;
    /** @type {import("./uploads.js").Uploads | undefined} */
    this.uploads = undefined;
    this.isLoading = false;
    this.tries = 0;
    /** What was handed over and seen before the sender was there. @type {[File[], boolean][]} */
    this.early = [];
    /** @type {string[]} */
    this.seen = [];
    for (const event of ["dragenter", "dragover", "dragleave", "drop"]) addEventListener(event, (dragged) => this.dragged(/** @type {DragEvent} */ (dragged)));
    if (this.button) this.offer();
  }

  get isOpen() {
    return this.button && !["chat_ended", "completed"].includes(this.page.dataset.state ?? "");
  }

  offer() {
    const [camera, choose] = [find("camera"), () => this.input.click()];
    this.button.hidden = false;
    this.button.addEventListener("click", () => (this.sheet ? this.sheet.showModal() : choose()));
    addEventListener("paste", (event) => this.pasted(event));
    for (const chooser of [this.input, camera]) chooser?.addEventListener("change", () => this.chosen(chooser));
    find("choose")?.addEventListener("click", choose);
    find("photo")?.addEventListener("click", () => camera.click());
    find("sheet-close")?.addEventListener("click", () => this.sheet.close());
    this.sheet?.addEventListener("click", (/** @type {Event} */ event) => event.target === this.sheet && this.sheet.close());
    try {
      if (localStorage.getItem(this.place)) this.load();
    } catch {
      // Without storage nothing was left unfinished.
    }
  }

  /** @param {HTMLInputElement} chooser */
  chosen(chooser) {
    this.sheet?.close();
    this.add([...(chooser.files ?? [])]);
    // Or the same file could not be chosen again.
    chooser.value = "";
  }

  /** Whatever is dropped stays on this page: the browser would open it instead. @param {DragEvent} event */
  dragged(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const isGone = event.type === "drop" || (event.type === "dragleave" && !event.relatedTarget);
    this.cover.hidden = isGone || !this.isOpen;
    event.dataTransfer.dropEffect = this.isOpen ? "copy" : "none";
    if (event.type === "drop" && this.isOpen) this.add([...event.dataTransfer.files]);
  }

  /** Text wins: programs that copy a text often put its picture beside it. @param {ClipboardEvent} event */
  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || event.clipboardData?.types.includes("text/plain") || !this.isOpen) return;
    event.preventDefault();
    this.add(files.map((file) => named(file, this.texts["file-pasted"])), true);
  }

  /** @param {File[]} files */
  add(files, isPasted = false) {
    if (!this.uploads) this.early.push([files, isPasted]);
    this.uploads?.add(files, isPasted);
    this.load();
  }

  /** The line of this file is there. @param {string} id */
  settle(id) {
    if (!this.uploads) this.seen.push(id);
    this.uploads?.settle(id);
  }

  /** @param {string} name @param {string=} id missing where an older service wrote the line */
  infected(name, id) {
    if (!this.uploads && id) this.seen.push(id);
    this.uploads?.infected(name, id);
  }

  /** The service can be reached again. */
  connected() {
    if (this.early.length) this.load();
    this.uploads?.connected();
  }

  async load() {
    if (this.uploads || this.isLoading) return;
    this.isLoading = true;
    try {
      // A browser asks never again for a module that it did not get: another address, another try.
      const { Uploads } = await import(`./uploads.js${this.tries ? `?${this.tries}` : ""}`);
      this.begin(new Uploads(this.list, this.texts, this));
    } catch {
      this.tries += 1;
      this.list.replaceChildren(make("li", "upload lost", this.texts["file-lost"]));
    }
    this.isLoading = false;
  }

  /** @param {import("./uploads.js").Uploads} uploads */
  begin(uploads) {
    this.uploads = uploads;
    this.list.replaceChildren();
    this.seen.forEach((id) => uploads.settle(id));
    this.early.forEach(([files, isPasted]) => uploads.add(files, isPasted));
    this.early = [];
    uploads.restore();
  }
}

/** Every picture of a clipboard is called the same. @param {File} file @param {string} word */
function named(file, word) {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString();
  const at = now.slice(0, 19).replace("T", " ").replaceAll(":", ".");
  return new File([file], `${word} ${at}.${file.name.slice(6)}`, { type: file.type });
}
