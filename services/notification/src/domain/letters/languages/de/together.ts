import type { Messages } from "../../told.ts";
import { story, theirs, why } from "./parts.ts";

const role = (characters: string): string => (characters ? ` als ${characters}` : "");

/** Sessions: invitations, and what owners and participants hear of each other. */
export const together = {
  invitation(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "Jemand";
    const title = f.title(data.storyTitle, "eine Geschichte");
    const characters = f.list(data.characters.map(f.name));
    const again = data.occasion === "reminder";
    return {
      subject: again ? `${title} wartet noch auf Ihre Stimme` : `${who} bittet um Ihre Stimme für ${title}`,
      heading: again ? "Ihre Stimme fehlt noch" : `${who} möchte gern Ihre Stimme hören`,
      paragraphs: [
        data.occasion === "test" && "Dies ist ein Versuch. Ihre Gäste bekommen die gleiche Nachricht.",
        `${who} macht aus ${title} eine Hörgeschichte und bittet Sie, darin${role(characters)} zu lesen.`,
        "Sie lesen einige Zeilen laut vor und nehmen sie mit Telefon oder Computer auf. Sie brauchen kein Konto, und es kostet nichts.",
      ],
      quote: data.note ? { words: data.note, by: who } : null,
      facts: [
        characters ? ["Ihre Rolle", characters] : null,
        data.deadline ? ["Bitte aufnehmen bis", f.when(data.deadline)] : null,
        ["Der Link gilt bis", f.when(data.expiresAt)],
      ],
      button: "Einladung ansehen",
      after: [
        "Mit dem Öffnen sagen Sie noch nichts zu: Sie entscheiden auf der Seite. Ihre Stimme können Sie jederzeit zurücknehmen.",
        "Sie wissen nicht, worum es geht? Dann beachten Sie diese Nachricht einfach nicht.",
      ],
      short: again
        ? `${who} hofft noch auf Ihre Stimme${role(characters)} in ${title}. Hier aufnehmen:`
        : `${who} bittet Sie, in der Geschichte ${title}${role(characters)} zu lesen. Ohne Konto:`,
      shorter: [
        `${who} bittet Sie, in einer Geschichte zu lesen:`,
        "Sie sind eingeladen, in einer Geschichte zu lesen:",
      ],
      why:
        data.occasion === "test"
          ? "Sie bekommen diese Nachricht, weil Sie sich selbst eine Einladung zum Versuch geschickt haben."
          : `Sie bekommen diese Nachricht, weil ${who} Sie eingeladen hat.`,
    };
  },
  joined(data, f) {
    const who = data.participant ? f.name(data.participant) : "Ein Gast";
    const title = story(data, f);
    return {
      subject: `${who} macht mit: ${title}`,
      paragraphs: [`${who} hat Ihre Einladung zu ${title} angenommen und kann jetzt aufnehmen.`],
      button: "Sehen, wer mitmacht",
      short: `${who} hat Ihre Einladung zu ${title} angenommen.`,
      why: why.owner,
    };
  },
  "session-started"(data, f) {
    const title = story(data, f);
    return {
      subject: `Sie können jetzt einladen: ${title}`,
      paragraphs: [
        `Die Aufnahme für ${title} ist offen. Laden Sie Familie und Freunde ein: per E-Mail, per SMS oder mit einem Link.`,
      ],
      facts: [data.deadline ? ["Sie endet", f.when(data.deadline)] : null],
      button: "Jemanden einladen",
      short: `Die Aufnahme für ${title} ist offen. Sie können jetzt einladen.`,
      why: why.owner,
    };
  },
  "session-reopened"(data, f) {
    const title = theirs(data, f);
    return {
      subject: `Sie können wieder aufnehmen: ${title}`,
      paragraphs: [`Für ${title} kann wieder aufgenommen werden. Ihre bisherigen Aufnahmen sind noch da.`],
      facts: [data.deadline ? ["Bitte aufnehmen bis", f.when(data.deadline)] : null],
      button: "Weiter aufnehmen",
      short: `Für ${title} kann wieder aufgenommen werden.`,
      why: why.participant,
    };
  },
  "session-closed"(data, f) {
    const owner = data.reader === "owner";
    const title = owner ? story(data, f) : theirs(data, f);
    const cause = {
      owner: owner ? "Sie haben die Aufnahme beendet." : "Die Aufnahme wurde beendet.",
      deadline: "Die Frist ist vorbei.",
      "story-deleted": "Die Geschichte wurde gelöscht.",
    }[data.cause];
    return {
      subject: `Die Aufnahme ist zu Ende: ${title}`,
      paragraphs: [
        `${cause} Zurzeit kann für ${title} nichts aufgenommen werden.`,
        owner
          ? "Sie können sie jederzeit wieder öffnen, solange es die Geschichte gibt."
          : "Danke für Ihre Stimme. Sie können Ihre Aufnahmen weiterhin zurücknehmen.",
      ],
      button: owner ? "Zur Aufnahme" : "Ihre Aufnahmen ansehen",
      short: `${cause} Zurzeit kann für ${title} nichts aufgenommen werden.`,
      why: owner ? why.owner : why.participant,
    };
  },
  "deadline-near"(data, f) {
    const title = theirs(data, f);
    const left =
      data.linesLeft === null
        ? null
        : f.plural(data.linesLeft, { one: "Es fehlt noch eine Zeile.", other: "Es fehlen noch # Zeilen." });
    const who = data.organiser ? f.name(data.organiser) : null;
    return {
      subject: `Bitte bald aufnehmen: ${title}`,
      paragraphs: [
        [who ? `${who} möchte ${title} bald fertigstellen.` : `Bald soll ${title} fertig werden.`, left]
          .filter(Boolean)
          .join(" "),
      ],
      facts: [["Bitte aufnehmen bis", f.when(data.deadline)]],
      button: "Jetzt aufnehmen",
      short: [`Bitte nehmen Sie für ${title} auf bis ${f.when(data.deadline)}.`, left]
        .filter(Boolean)
        .join(" "),
      shorter: [`Bitte nehmen Sie bald für ${title} auf.`],
      why: why.participant,
    };
  },
} satisfies Partial<Messages>;
