import type { Messages } from "../../told.ts";
import { story, why } from "./parts.ts";

/** What happens to a user's own stories. */
export const stories = {
  "story-created"(data, f) {
    const title = story(data, f);
    return {
      subject: `Gespeichert: ${title}`,
      paragraphs: [`Gespeichert ist ${title}. Als Nächstes suchen wir die Figuren.`],
      button: "Geschichte öffnen",
      short: `Gespeichert: ${title}.`,
      why: why.account,
    };
  },
  "story-analyzed"(data, f) {
    const title = story(data, f);
    return {
      subject: `Gelesen: ${title}`,
      paragraphs: [
        `Wir haben ${title} gelesen und wissen, wer welche Zeile spricht. Sie können jede Zeile ändern.`,
      ],
      button: "Zeilen ansehen",
      short: `Wir haben ${title} gelesen und wissen, wer welche Zeile spricht.`,
      why: why.account,
    };
  },
  "characters-found"(data, f) {
    const title = story(data, f);
    const found =
      data.characters.length === 0
        ? "nur einen Erzähler"
        : f.plural(data.characters.length, { one: "eine Figur", other: "# Figuren" });
    return {
      subject: `Wir haben ${found} gefunden: ${title}`,
      paragraphs: [
        data.characters.length > 0 && `Es sprechen: ${f.list(data.characters.map(f.name))}.`,
        "Wählen Sie für jede Rolle eine Stimme, oder laden Sie jemanden ein, sie zu sprechen.",
      ],
      button: "Figuren ansehen",
      short: `Wir haben ${found} gefunden: ${title}.`,
      why: why.account,
    };
  },
  "story-published"(data, f) {
    const title = story(data, f);
    return {
      subject: `Veröffentlicht: ${title}`,
      paragraphs: [
        `Veröffentlicht ist ${title}. Andere können es jetzt lesen. Sie können das jederzeit zurücknehmen.`,
      ],
      button: "Geschichte öffnen",
      short: `Veröffentlicht: ${title}.`,
      why: why.account,
    };
  },
  "narration-completed"(data, f) {
    const title = story(data, f);
    const length =
      data.durationMs === null
        ? ""
        : ` Es dauert ${f.plural(f.minutes(data.durationMs), { one: "eine Minute", other: "# Minuten" })}.`;
    return {
      subject: `Fertig zum Hören: ${title}`,
      paragraphs: [`Das Hörbuch ist fertig: ${title}.${length}`],
      button: "Anhören",
      short: `Das Hörbuch ist fertig: ${title}.${length}`,
      why: why.account,
    };
  },
  "narration-failed"(data, f) {
    const title = story(data, f);
    return {
      subject: `Das Hörbuch ist nicht fertig geworden: ${title}`,
      paragraphs: [
        `Wir konnten das Hörbuch nicht fertigstellen: ${title}. Was schon da ist, bleibt erhalten.`,
        "Öffnen Sie die Geschichte. Dort steht der Grund, und Sie können es noch einmal versuchen.",
      ],
      button: "Geschichte öffnen",
      short: `Wir konnten das Hörbuch nicht fertigstellen: ${title}.`,
      why: why.account,
    };
  },
} satisfies Partial<Messages>;
