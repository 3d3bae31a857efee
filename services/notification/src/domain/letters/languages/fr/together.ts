import type { Messages } from "../../told.ts";
import { story, theirs, why } from "./parts.ts";

const role = (characters: string): string => (characters ? ` (votre rôle : ${characters})` : "");

/** Sessions: invitations, and what owners and participants hear of each other. */
export const together = {
  invitation(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "Quelqu’un";
    const title = f.title(data.storyTitle, "une histoire");
    const characters = f.list(data.characters.map(f.name));
    const again = data.occasion === "reminder";
    return {
      subject: again ? `${title} attend encore votre voix` : `${who} vous demande votre voix pour ${title}`,
      heading: again ? "Votre voix manque encore" : `${who} aimerait entendre votre voix`,
      paragraphs: [
        data.occasion === "test" && "Ceci est un essai. Vos invités reçoivent ce même message.",
        `${who} fait de ${title} une histoire à écouter, et vous demande d’y lire${role(characters)}.`,
        "Vous lisez quelques lignes à voix haute et les enregistrez avec votre téléphone ou votre ordinateur. Vous n’avez pas besoin de compte, et c’est gratuit.",
      ],
      quote: data.note ? { words: data.note, by: who } : null,
      facts: [
        characters ? ["Votre rôle", characters] : null,
        data.deadline ? ["À enregistrer avant", f.when(data.deadline)] : null,
        ["Le lien marche jusqu’au", f.when(data.expiresAt)],
      ],
      button: "Voir l’invitation",
      after: [
        "Ouvrir le lien ne vous engage à rien : vous choisissez sur la page. Vous pouvez reprendre votre voix à tout moment.",
        "Vous ne savez pas de quoi il s’agit ? Alors ne tenez pas compte de ce message.",
      ],
      short: again
        ? `${who} espère encore votre voix pour ${title}${role(characters)}. Enregistrez ici :`
        : `${who} vous demande de lire dans l’histoire ${title}${role(characters)}. Sans compte :`,
      shorter: [
        `${who} vous demande de lire dans une histoire :`,
        "On vous invite à lire dans une histoire :",
      ],
      why:
        data.occasion === "test"
          ? "Vous recevez ce message parce que vous vous êtes envoyé une invitation d’essai."
          : `Vous recevez ce message parce que vous êtes invité(e) par ${who}.`,
    };
  },
  joined(data, f) {
    const who = data.participant ? f.name(data.participant) : "Une personne invitée";
    const title = story(data, f);
    return {
      subject: `${who} participe : ${title}`,
      paragraphs: [`${who} a accepté votre invitation pour ${title}, et peut enregistrer maintenant.`],
      button: "Voir qui participe",
      short: `${who} a accepté votre invitation pour ${title}.`,
      why: why.owner,
    };
  },
  "session-started"(data, f) {
    const title = story(data, f);
    return {
      subject: `Vous pouvez inviter : ${title}`,
      paragraphs: [
        `L’enregistrement de ${title} est ouvert. Invitez famille et amis par e-mail, par SMS ou avec un lien.`,
      ],
      facts: [data.deadline ? ["Fin", f.when(data.deadline)] : null],
      button: "Inviter quelqu’un",
      short: `L’enregistrement de ${title} est ouvert. Vous pouvez inviter.`,
      why: why.owner,
    };
  },
  "session-reopened"(data, f) {
    const title = theirs(data, f);
    return {
      subject: `Vous pouvez de nouveau enregistrer : ${title}`,
      paragraphs: [`On peut de nouveau enregistrer pour ${title}. Vos enregistrements sont toujours là.`],
      facts: [data.deadline ? ["À enregistrer avant", f.when(data.deadline)] : null],
      button: "Continuer",
      short: `On peut de nouveau enregistrer pour ${title}.`,
      why: why.participant,
    };
  },
  "session-closed"(data, f) {
    const owner = data.reader === "owner";
    const title = owner ? story(data, f) : theirs(data, f);
    const cause = {
      owner: owner ? "Vous avez fermé l’enregistrement." : "L’enregistrement a été fermé.",
      deadline: "Le délai est passé.",
      "story-deleted": "L’histoire a été supprimée.",
    }[data.cause];
    return {
      subject: `L’enregistrement est terminé : ${title}`,
      paragraphs: [
        `${cause} On ne peut plus enregistrer pour ${title} en ce moment.`,
        owner
          ? "Vous pouvez le rouvrir à tout moment, tant que l’histoire existe."
          : "Merci pour votre voix. Vous pouvez toujours reprendre vos enregistrements.",
      ],
      button: owner ? "Voir l’enregistrement" : "Voir vos enregistrements",
      short: `${cause} On ne peut plus enregistrer pour ${title} en ce moment.`,
      why: owner ? why.owner : why.participant,
    };
  },
  "deadline-near"(data, f) {
    const title = theirs(data, f);
    const left =
      data.linesLeft === null
        ? null
        : f.plural(data.linesLeft, {
            one: "Il reste une ligne à lire.",
            other: "Il reste # lignes à lire.",
          });
    const who = data.organiser ? f.name(data.organiser) : "L’organisateur";
    return {
      subject: `Enregistrez bientôt : ${title}`,
      paragraphs: [[`${who} voudrait bientôt terminer ${title}.`, left].filter(Boolean).join(" ")],
      facts: [["À enregistrer avant", f.when(data.deadline)]],
      button: "Enregistrer maintenant",
      short: [`Enregistrez pour ${title} avant ${f.when(data.deadline)}.`, left].filter(Boolean).join(" "),
      shorter: [`Enregistrez bientôt pour ${title}, s’il vous plaît.`],
      why: why.participant,
    };
  },
} satisfies Partial<Messages>;
