// The uploads that are not finished: kept in the browser, so that the same file goes on where it stopped.

/** `at` is when a page last said that it is sending; 0 where none is. @typedef {{ id: string, mark: string, name: string, size: number, at: number }} KeptUpload */

/** Tells the same file again, also after the page was loaded anew. @param {File} file */
export function markOf(file) {
  return [file.name, file.type, file.size, file.lastModified].join(":");
}

export class Kept {
  /** @param {string} place names the request without giving its token away */
  constructor(place) {
    this.place = place;
  }

  /** @returns {KeptUpload[]} */
  all() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      // What cannot be read is nothing.
      return [];
    }
  }

  /** @param {string} mark */
  find(mark) {
    return this.all().find((upload) => upload.mark === mark);
  }

  /** @param {KeptUpload} upload */
  add(upload) {
    this.save([...this.all().filter(({ id }) => id !== upload.id), upload]);
  }

  /** @param {string | undefined} id */
  remove(id) {
    const all = this.all();
    if (all.some((upload) => upload.id === id)) this.save(all.filter((upload) => upload.id !== id));
  }

  /** @param {KeptUpload[]} all */
  save(all) {
    try {
      if (all.length) localStorage.setItem(this.place, JSON.stringify(all));
      else localStorage.removeItem(this.place);
    } catch {
      // Storage is full or switched off: this page itself still knows its uploads.
    }
  }
}
