// Draws files, and makes the elements that everything is drawn with.

const language = document.documentElement.lang;

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} [className] @param {string} [text] */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** How long a file is, as people say it. @param {number} bytes */
export function sizeText(bytes) {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < 3) [value, unit] = [value / 1024, unit + 1];
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${["B", "KB", "MB", "GB"][unit]}`;
}

/** The sign of a kind of files; the style sheet knows its colours. @param {string} extension */
export function badge(extension) {
  const sign = make("span", "badge", extension.slice(0, 4));
  sign.dataset.type = extension;
  sign.ariaHidden = "true";
  return sign;
}

/** A file that was sent: its card is the link that fetches it. @param {any} file */
export function card(file) {
  const anchor = make("a", "file");
  anchor.href = `${location.pathname}/files/${file.id}`;
  anchor.download = file.name;
  if (file.preview) anchor.append(preview(`${anchor.href}/preview`, file.preview));
  const words = make("span", "file-words");
  words.append(make("bdi", "file-name", file.name), " ", make("small", "", sizeText(file.size)));
  anchor.append(badge(file.file_type), " ", words);
  return anchor;
}

/** @param {string} address @param {{ width: number, height: number }} size */
function preview(address, { width, height }) {
  const picture = make("img");
  [picture.alt, picture.width, picture.height, picture.src] = ["", width, height, address];
  return picture;
}
