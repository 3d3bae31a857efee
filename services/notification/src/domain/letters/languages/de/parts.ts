import type { Formats } from "../../formats.ts";

export const why = {
  owner: "Sie bekommen diese Nachricht, weil Sie diese Aufnahme leiten.",
  participant: "Sie bekommen diese Nachricht, weil Sie bei dieser Geschichte mitmachen.",
  account: "Sie bekommen diese Nachricht, weil Sie ein Konto bei Storytelling haben.",
};

export const story = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "Ihre Geschichte");
/** For a reader who was invited to it. */
export const theirs = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "die Geschichte");

/** What a person can do about a recording that was refused. */
export const advice = {
  "not-audio":
    "Die Datei ist keine Tonaufnahme. Bitte nehmen Sie die Zeile neu auf, oder schicken Sie eine andere Datei.",
  "audio-damaged": "Die Aufnahme ist beschädigt angekommen. Bitte nehmen Sie die Zeile neu auf.",
  "audio-unsupported":
    "Diese Art von Tondatei können wir nicht lesen. Bitte nehmen Sie die Zeile auf der Seite auf.",
  "audio-too-large": "Die Datei ist zu groß. Bitte nehmen Sie die Zeile auf der Seite auf.",
  "audio-too-long": "Die Aufnahme ist zu lang. Bitte lesen Sie nur die Zeile, die Sie sehen.",
  "audio-too-many-channels":
    "Diese Art von Tondatei können wir nicht verwenden. Bitte nehmen Sie die Zeile auf der Seite auf.",
  "audio-silent":
    "Auf der Aufnahme ist nichts zu hören. Bitte prüfen Sie, ob das Mikrofon an ist, und lesen Sie noch einmal.",
  "audio-empty": "Die Aufnahme ist leer. Bitte nehmen Sie die Zeile neu auf.",
  "consent-missing":
    "Ihre Einwilligung fehlt. Bitte geben Sie sie auf der Seite, und nehmen Sie dann noch einmal auf.",
  "line-gone": "Die Geschichte wurde geändert, und diese Zeile gibt es nicht mehr. Sie müssen nichts tun.",
};
