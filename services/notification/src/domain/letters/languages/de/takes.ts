import type { Messages } from "../../told.ts";
import { advice, story, theirs, why } from "./parts.ts";

/** Recordings: sent, checked, returned, used, withdrawn. */
export const takes = {
  contributed(data, f) {
    const title = story(data, f);
    const counted = data.people.map(({ name, takes, texts }) => {
      const what = [
        takes > 0 && f.plural(takes, { one: "eine Aufnahme", other: "# Aufnahmen" }),
        texts > 0 && f.plural(texts, { one: "ein Text", other: "# Texte" }),
      ].filter((one) => one !== false);
      return [name ? f.name(name) : "Ein Gast", f.list(what)] as const;
    });
    const [first] = counted;
    const sum = counted.map(([name, what]) => `${name}: ${what}`).join("; ");
    return {
      subject:
        counted.length === 1 && first ? `Neu von ${first[0]}: ${first[1]}` : `Neue Stimmen für ${title}`,
      heading: `Neu für ${title}`,
      paragraphs: ["Das ist angekommen. Hören Sie es an, und wählen Sie aus, was Ihnen gefällt."],
      facts: counted,
      button: "Anhören",
      short: `Neu für ${title}. ${sum}.`,
      shorter: [`Für ${title} sind neue Aufnahmen da.`],
      why: why.owner,
    };
  },
  "take-refused"(data, f) {
    const title = theirs(data, f);
    const again = data.reason !== "line-gone";
    return {
      subject: again ? `Bitte eine Zeile neu aufnehmen: ${title}` : `Eine Zeile hat sich geändert: ${title}`,
      paragraphs: [
        "Danke, dass Sie gelesen haben. Diese Aufnahme lässt sich leider nicht verwenden:",
        advice[data.reason],
      ],
      facts: [data.line ? ["Die Zeile", data.line] : null],
      button: again ? "Neu aufnehmen" : "Ihre Zeilen ansehen",
      after: ["Alle Ihre anderen Aufnahmen sind noch da."],
      short: advice[data.reason],
      why: why.participant,
    };
  },
  returned(data, f) {
    const who = data.organiser ? f.name(data.organiser) : null;
    const title = theirs(data, f);
    const asks = `${who ? `${who} bittet Sie` : "Sie werden gebeten"}, eine Zeile noch einmal zu lesen`;
    return {
      subject: `${asks}: ${title}`,
      heading: "Bitte noch einmal",
      paragraphs: [`Vielen Dank für Ihre Aufnahme. ${asks}: ${title}.`],
      quote: data.note ? { words: data.note, by: who ?? "Storytelling" } : null,
      facts: [data.line ? ["Die Zeile", data.line] : null],
      button: "Neu aufnehmen",
      after: ["Alle Ihre anderen Aufnahmen sind noch da."],
      short: `${asks}: ${title}.${data.note ? ` „${f.name(data.note)}“` : ""}`,
      shorter: [`${asks}.`],
      why: why.participant,
    };
  },
  accepted(data, f) {
    const who = data.organiser ? f.name(data.organiser) : null;
    const title = theirs(data, f);
    const what = f.plural(data.takes, { one: "Ihre Aufnahme", other: "# Ihrer Aufnahmen" });
    const said = who
      ? `${who} hat ${what} für ${title} angenommen. Vielen Dank!`
      : `Für ${title} angenommen: ${what}. Vielen Dank!`;
    return {
      subject: `Ihre Stimme ist dabei: ${title}`,
      paragraphs: [said],
      button: "Ihre Zeilen ansehen",
      short: said,
      why: why.participant,
    };
  },
  regenerated(data, f) {
    const title = theirs(data, f);
    const characters = f.list(data.characters.map(f.name));
    return {
      subject: "Hören Sie die Geschichte mit Ihrer Stimme",
      paragraphs: [
        `Es gibt eine neue Fassung, und Ihre Stimme ist dabei${characters ? ` (${characters})` : ""}: ${title}.`,
      ],
      button: "Anhören",
      after: ["Auf derselben Seite können Sie Ihre Stimme jederzeit zurücknehmen."],
      short: `Jetzt mit Ihrer Stimme zu hören: ${title}.`,
      why: why.participant,
    };
  },
  "voice-withdrawn-receipt"(data, f) {
    const about = data.storyTitle ? ` (${f.title(data.storyTitle, "")})` : "";
    const cause = {
      person: "Sie haben Ihre Einwilligung zurückgenommen.",
      erased: "Ihr Konto oder Ihre Daten sollten gelöscht werden.",
      expired: "Die Zeit, für die Sie eingewilligt haben, ist vorbei.",
      "story-deleted": "Die Geschichte wurde gelöscht.",
    }[data.cause];
    return {
      subject: "Ihre Stimme wurde gelöscht: Ihre Quittung",
      heading: "Ihre Stimme wurde gelöscht",
      paragraphs: [
        `${cause} Wir haben alles gelöscht, was aus Ihrer Stimme entstanden ist${about}.`,
        "Bitte heben Sie diese Nachricht auf. Sie ist Ihre Quittung.",
      ],
      facts: [
        ["Quittung", data.receiptId],
        ["Gelöschte Aufnahmen", f.number(data.takes)],
        data.profiles > 0 ? ["Gelöschte Stimmprofile", f.number(data.profiles)] : null,
        ["Hörbücher, jetzt ohne Ihre Stimme", f.number(data.narrations)],
        ["Zeilen, die nun eine andere Stimme liest", f.number(data.lines)],
        ["Verlangt", f.when(data.withdrawnAt)],
        ["Erledigt", f.when(data.deletedAt)],
      ],
      ...(data.link ? { button: "Quittung ansehen" } : {}),
      after: ["Kopien, die jemand vorher heruntergeladen hat, können wir nicht löschen."],
      short: `Ihre Stimme wurde gelöscht${about}. Quittung ${data.receiptId}.`,
      shorter: [`Ihre Stimme wurde gelöscht. Quittung ${data.receiptId}.`],
      why: "Sie bekommen diese Nachricht, weil Ihre Stimme hier aufbewahrt war.",
    };
  },
  "voice-withdrawn-note"(data, f) {
    const who = data.participant ? f.name(data.participant) : "Ein Gast";
    const title = story(data, f);
    const lines = f.plural(data.lines, {
      one: "Eine Zeile liest jetzt eine synthetische Stimme.",
      other: "# Zeilen liest jetzt eine synthetische Stimme.",
    });
    return {
      subject: `${who} hat die eigene Stimme zurückgenommen: ${title}`,
      paragraphs: [
        `${who} möchte nicht mehr zu hören sein: ${title}. Die Aufnahmen sind gelöscht. ${lines}`,
        "Bitte geben Sie Kopien mit dieser Stimme nicht mehr weiter.",
      ],
      button: "Geschichte ansehen",
      short: `${who} hat die eigene Stimme zurückgenommen: ${title}. ${lines}`,
      shorter: [`${who} hat die eigene Stimme zurückgenommen. ${lines}`],
      why: why.owner,
    };
  },
} satisfies Partial<Messages>;
