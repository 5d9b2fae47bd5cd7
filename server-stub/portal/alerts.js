// Tells of an answer while the customer looks elsewhere: a short sound, and the browser's own notification.

/** Two short tones, the second one higher: frequency in Hz, start in seconds. */
const TONES = [[660, 0], [880, 0.14]];
const TONE_SECS = 0.18;
const LOUDNESS = 0.12;

/** Where this browser remembers what the customer chose, for every request. */
const CHOICE = "atiende:alerts";

export class Alerts {
  /** @param {HTMLElement} button @param {Record<string, string>} texts */
  constructor(button, texts) {
    this.button = button;
    this.texts = texts;
    /** @type {AudioContext | undefined} */
    this.audio = undefined;
    button.hidden = false;
    button.addEventListener("click", () => this.toggle());
    // A page may make a sound only after the customer has done something on it.
    addEventListener("pointerdown", () => this.open(), { once: true });
    addEventListener("keydown", () => this.open(), { once: true });
    this.show();
  }

  get isOn() {
    return remembered() !== "off";
  }

  async toggle() {
    remember(this.isOn ? "off" : "on");
    this.show();
    if (!this.isOn) return;
    this.open();
    this.sound();
    if ("Notification" in window && Notification.permission === "default") await Notification.requestPermission();
  }

  show() {
    const words = this.texts[this.isOn ? "alerts-on" : "alerts-off"];
    this.button.title = words;
    this.button.setAttribute("aria-label", this.texts["alerts"]);
    this.button.setAttribute("aria-pressed", String(this.isOn));
  }

  open() {
    if (this.isOn && "AudioContext" in window) this.audio ??= new AudioContext();
  }

  /** Tells of an answer. @param {string} name @param {string} text */
  tell(name, text) {
    if (!this.isOn || !document.hidden) return;
    this.sound();
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    try {
      const heading = this.texts["alerts-title"].replace("{name}", name);
      const notification = new Notification(heading, { body: text, tag: location.pathname });
      notification.onclick = () => {
        window.focus();
        notification.close();
      };
    } catch {
      // Some phones have the name and not the thing.
    }
  }

  sound() {
    const audio = this.audio;
    if (!audio) return;
    for (const [frequency, delay] of TONES) {
      const [tone, volume] = [audio.createOscillator(), audio.createGain()];
      const start = audio.currentTime + delay;
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(LOUDNESS, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECS);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + TONE_SECS);
    }
  }
}

function remembered() {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}

/** @param {string} choice */
function remember(choice) {
  try {
    localStorage.setItem(CHOICE, choice);
  } catch {
    // It holds for this page only.
  }
}
