import type { Messages } from "../../told.ts";
import { advice, story, theirs, why } from "./parts.ts";

/** Recordings: sent, checked, returned, used, withdrawn. */
export const takes = {
  contributed(data, f) {
    const title = story(data, f);
    const counted = data.people.map(({ name, takes, texts }) => {
      const what = [
        takes > 0 && f.plural(takes, { one: "un enregistrement", other: "# enregistrements" }),
        texts > 0 && f.plural(texts, { one: "un texte", other: "# textes" }),
      ].filter((one) => one !== false);
      return [name ? f.name(name) : "Une personne invitée", f.list(what)] as const;
    });
    const [first] = counted;
    const sum = counted.map(([name, what]) => `${name} : ${what}`).join(" ; ");
    return {
      subject:
        counted.length === 1 && first
          ? `Nouveau de ${first[0]} : ${first[1]}`
          : `Nouvelles voix pour ${title}`,
      heading: `Du nouveau pour ${title}`,
      paragraphs: ["Voici ce qui est arrivé. Écoutez, et choisissez ce qui vous plaît."],
      facts: counted,
      button: "Écouter",
      short: `Du nouveau pour ${title}. ${sum}.`,
      shorter: [`Il y a de nouveaux enregistrements pour ${title}.`],
      why: why.owner,
    };
  },
  "take-refused"(data, f) {
    const title = theirs(data, f);
    const again = data.reason !== "line-gone";
    return {
      subject: again ? `Une ligne à enregistrer encore : ${title}` : `Une ligne a changé : ${title}`,
      paragraphs: [
        "Merci d’avoir lu. Nous ne pouvons pas utiliser cet enregistrement :",
        advice[data.reason],
      ],
      facts: [data.line ? ["La ligne", data.line] : null],
      button: again ? "Enregistrer encore" : "Voir vos lignes",
      after: ["Tous vos autres enregistrements sont gardés."],
      short: advice[data.reason],
      why: why.participant,
    };
  },
  returned(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "L’organisateur";
    const title = theirs(data, f);
    const asks = `${who} vous demande de relire une ligne`;
    return {
      subject: `${asks} : ${title}`,
      heading: "Encore une fois, s’il vous plaît",
      paragraphs: [`Merci pour votre enregistrement. ${asks} : ${title}.`],
      quote: data.note ? { words: data.note, by: who } : null,
      facts: [data.line ? ["La ligne", data.line] : null],
      button: "Enregistrer encore",
      after: ["Tous vos autres enregistrements sont gardés."],
      short: `${asks} : ${title}.${data.note ? ` « ${f.name(data.note)} »` : ""}`,
      shorter: [`${asks} : ${title}.`, `${asks}.`],
      why: why.participant,
    };
  },
  accepted(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "L’organisateur";
    const title = theirs(data, f);
    const what = f.plural(data.takes, { one: "votre enregistrement", other: "# de vos enregistrements" });
    const said = `${who} a accepté ${what} pour ${title}. Merci !`;
    return {
      subject: `Votre voix est choisie : ${title}`,
      paragraphs: [said],
      button: "Voir vos lignes",
      short: said,
      why: why.participant,
    };
  },
  regenerated(data, f) {
    const title = theirs(data, f);
    const characters = f.list(data.characters.map(f.name));
    return {
      subject: "Écoutez l’histoire avec votre voix",
      paragraphs: [
        `Il y a une nouvelle version avec votre voix${characters ? ` (${characters})` : ""} : ${title}.`,
      ],
      button: "Écouter",
      after: ["Vous pouvez reprendre votre voix sur la même page, à tout moment."],
      short: `À écouter maintenant avec votre voix : ${title}.`,
      why: why.participant,
    };
  },
  "voice-withdrawn-receipt"(data, f) {
    const about = data.storyTitle ? ` (${f.title(data.storyTitle, "")})` : "";
    const cause = {
      person: "Vous avez retiré votre accord.",
      erased: "Votre compte ou vos données devaient être effacés.",
      expired: "Le temps de votre accord est passé.",
      "story-deleted": "L’histoire a été supprimée.",
    }[data.cause];
    return {
      subject: "Votre voix est effacée : votre reçu",
      heading: "Votre voix est effacée",
      paragraphs: [
        `${cause} Nous avons effacé tout ce qui était fait de votre voix${about}.`,
        "Gardez ce message. C’est votre reçu.",
      ],
      facts: [
        ["Reçu", data.receiptId],
        ["Enregistrements effacés", f.number(data.takes)],
        data.profiles > 0 ? ["Profils de voix effacés", f.number(data.profiles)] : null,
        ["Livres audio, maintenant sans votre voix", f.number(data.narrations)],
        ["Lignes lues par une autre voix", f.number(data.lines)],
        ["Demandé", f.when(data.withdrawnAt)],
        ["Fait", f.when(data.deletedAt)],
      ],
      ...(data.link ? { button: "Voir le reçu" } : {}),
      after: ["Nous ne pouvons pas effacer les copies que quelqu’un a téléchargées avant."],
      short: `Votre voix est effacée${about}. Reçu ${data.receiptId}.`,
      shorter: [`Votre voix est effacée. Reçu ${data.receiptId}.`],
      why: "Vous recevez ce message parce que votre voix était gardée ici.",
    };
  },
  "voice-withdrawn-note"(data, f) {
    const who = data.participant ? f.name(data.participant) : "Une personne invitée";
    const title = story(data, f);
    const lines = f.plural(data.lines, {
      one: "Une ligne est lue maintenant par une voix synthétique.",
      other: "# lignes sont lues maintenant par une voix synthétique.",
    });
    return {
      subject: `${who} a repris sa voix : ${title}`,
      paragraphs: [
        `${who} ne veut plus que l’on entende sa voix : ${title}. Ses enregistrements sont effacés. ${lines}`,
        "Ne partagez plus de copies avec cette voix, s’il vous plaît.",
      ],
      button: "Voir l’histoire",
      short: `${who} a repris sa voix : ${title}. ${lines}`,
      shorter: [`${who} a repris sa voix. ${lines}`],
      why: why.owner,
    };
  },
} satisfies Partial<Messages>;
