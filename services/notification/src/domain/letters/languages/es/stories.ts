import type { Messages } from "../../told.ts";
import { story, why } from "./parts.ts";

/** What happens to a user's own stories. */
export const stories = {
  "story-created"(data, f) {
    const title = story(data, f);
    return {
      subject: `Se ha guardado ${title}`,
      paragraphs: [`Hemos guardado ${title}. Ahora busquemos sus personajes.`],
      button: "Abrir la historia",
      short: `Se ha guardado ${title}.`,
      why: why.account,
    };
  },
  "story-analyzed"(data, f) {
    const title = story(data, f);
    return {
      subject: `Hemos leído ${title}`,
      paragraphs: [`Hemos leído ${title}, y sabemos quién dice cada línea. Usted puede corregir cada una.`],
      button: "Ver las líneas",
      short: `Hemos leído ${title}, y sabemos quién dice cada línea.`,
      why: why.account,
    };
  },
  "characters-found"(data, f) {
    const title = story(data, f);
    const found =
      data.characters.length === 0
        ? "solo un narrador"
        : f.plural(data.characters.length, { one: "un personaje", other: "# personajes" });
    return {
      subject: `Hemos encontrado ${found} en ${title}`,
      paragraphs: [
        data.characters.length > 0 && `En ${title} hablan: ${f.list(data.characters.map(f.name))}.`,
        "Elija una voz para cada papel, o invite a alguien a hacerlo.",
      ],
      button: "Ver los personajes",
      short: `Hemos encontrado ${found} en ${title}.`,
      why: why.account,
    };
  },
  "story-published"(data, f) {
    const title = story(data, f);
    return {
      subject: `Se ha publicado ${title}`,
      paragraphs: [`Otras personas ya pueden leer ${title}. Puede deshacerlo en cualquier momento.`],
      button: "Abrir la historia",
      short: `Se ha publicado ${title}.`,
      why: why.account,
    };
  },
  "narration-completed"(data, f) {
    const title = story(data, f);
    const length =
      data.durationMs === null
        ? ""
        : ` Dura ${f.plural(f.minutes(data.durationMs), { one: "un minuto", other: "# minutos" })}.`;
    return {
      subject: `Ya puede escuchar ${title}`,
      paragraphs: [`El audiolibro de ${title} está listo.${length}`],
      button: "Escuchar",
      short: `El audiolibro de ${title} está listo.${length}`,
      why: why.account,
    };
  },
  "narration-failed"(data, f) {
    const title = story(data, f);
    return {
      subject: `El audiolibro de ${title} no está terminado`,
      paragraphs: [
        `No hemos podido terminar el audiolibro de ${title}. Lo que ya está hecho se guarda.`,
        "Abra la historia para ver el motivo y para intentarlo otra vez.",
      ],
      button: "Abrir la historia",
      short: `No hemos podido terminar el audiolibro de ${title}. Lo hecho se guarda.`,
      why: why.account,
    };
  },
} satisfies Partial<Messages>;
