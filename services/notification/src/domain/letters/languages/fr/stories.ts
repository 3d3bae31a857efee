import type { Messages } from "../../told.ts";
import { story, why } from "./parts.ts";

/** What happens to a user's own stories. */
export const stories = {
  "story-created"(data, f) {
    const title = story(data, f);
    return {
      subject: `C’est gardé : ${title}`,
      paragraphs: [`Nous avons bien gardé ${title}. Ensuite, cherchons les personnages.`],
      button: "Ouvrir l’histoire",
      short: `C’est gardé : ${title}.`,
      why: why.account,
    };
  },
  "story-analyzed"(data, f) {
    const title = story(data, f);
    return {
      subject: `C’est lu : ${title}`,
      paragraphs: [
        `Nous avons lu ${title}, et savons qui dit chaque ligne. Vous pouvez corriger chaque ligne.`,
      ],
      button: "Voir les lignes",
      short: `Nous avons lu ${title}, et savons qui dit chaque ligne.`,
      why: why.account,
    };
  },
  "characters-found"(data, f) {
    const title = story(data, f);
    const found =
      data.characters.length === 0
        ? "un narrateur seulement"
        : f.plural(data.characters.length, { one: "un personnage", other: "# personnages" });
    return {
      subject: `Nous avons trouvé ${found} : ${title}`,
      paragraphs: [
        data.characters.length > 0 && `On entend : ${f.list(data.characters.map(f.name))}.`,
        "Choisissez une voix pour chaque rôle, ou invitez quelqu’un à le jouer.",
      ],
      button: "Voir les personnages",
      short: `Nous avons trouvé ${found} : ${title}.`,
      why: why.account,
    };
  },
  "story-published"(data, f) {
    const title = story(data, f);
    return {
      subject: `C’est publié : ${title}`,
      paragraphs: [
        `Les autres peuvent maintenant lire ${title}. Vous pouvez revenir en arrière à tout moment.`,
      ],
      button: "Ouvrir l’histoire",
      short: `C’est publié : ${title}.`,
      why: why.account,
    };
  },
  "narration-completed"(data, f) {
    const title = story(data, f);
    const length =
      data.durationMs === null
        ? ""
        : ` Il dure ${f.plural(f.minutes(data.durationMs), { one: "une minute", other: "# minutes" })}.`;
    return {
      subject: `À écouter : ${title}`,
      paragraphs: [`Le livre audio est prêt : ${title}.${length}`],
      button: "Écouter",
      short: `Le livre audio est prêt : ${title}.${length}`,
      why: why.account,
    };
  },
  "narration-failed"(data, f) {
    const title = story(data, f);
    return {
      subject: `Le livre audio n’est pas terminé : ${title}`,
      paragraphs: [
        `Nous n’avons pas pu terminer le livre audio : ${title}. Ce qui est fait est gardé.`,
        "Ouvrez l’histoire pour voir la raison et pour essayer encore.",
      ],
      button: "Ouvrir l’histoire",
      short: `Nous n’avons pas pu terminer le livre audio : ${title}.`,
      why: why.account,
    };
  },
} satisfies Partial<Messages>;
