import type { Messages } from "../../told.ts";
import { advice, story, theirs, why } from "./parts.ts";

/** Recordings: sent, checked, returned, used, withdrawn. */
export const takes = {
  contributed(data, f) {
    const title = story(data, f);
    const counted = data.people.map(({ name, takes, texts }) => {
      const what = [
        takes > 0 && f.plural(takes, { one: "una grabación", other: "# grabaciones" }),
        texts > 0 && f.plural(texts, { one: "un texto", other: "# textos" }),
      ].filter((one) => one !== false);
      return [name ? f.name(name) : "Una persona invitada", f.list(what)] as const;
    });
    const [first] = counted;
    const sum = counted.map(([name, what]) => `${name}: ${what}`).join("; ");
    return {
      subject:
        counted.length === 1 && first ? `Nuevo de ${first[0]}: ${first[1]}` : `Nuevas voces para ${title}`,
      heading: `Novedades para ${title}`,
      paragraphs: ["Esto ha llegado. Escúchelo, y elija lo que le guste."],
      facts: counted,
      button: "Escuchar",
      short: `Novedades para ${title}. ${sum}.`,
      shorter: [`Hay nuevas grabaciones para ${title}.`],
      why: why.owner,
    };
  },
  "take-refused"(data, f) {
    const title = theirs(data, f);
    const again = data.reason !== "line-gone";
    return {
      subject: again
        ? `Por favor, grabe otra vez una línea de ${title}`
        : `Una línea de ${title} ha cambiado`,
      paragraphs: ["Gracias por leer. No podemos usar esta grabación:", advice[data.reason]],
      facts: [data.line ? ["La línea", data.line] : null],
      button: again ? "Grabar otra vez" : "Ver sus líneas",
      after: ["Todas sus otras grabaciones siguen guardadas."],
      short: advice[data.reason],
      why: why.participant,
    };
  },
  returned(data, f) {
    const who = data.organiser ? f.name(data.organiser) : null;
    const title = theirs(data, f);
    const asks = `${who ? `${who} le pide` : "Le pedimos"} que lea otra vez una línea de ${title}`;
    return {
      subject: asks,
      heading: "Otra vez, por favor",
      paragraphs: [`Gracias por su grabación. ${asks}.`],
      quote: data.note ? { words: data.note, by: who ?? "Storytelling" } : null,
      facts: [data.line ? ["La línea", data.line] : null],
      button: "Grabar otra vez",
      after: ["Todas sus otras grabaciones siguen guardadas."],
      short: `${asks}.${data.note ? ` «${f.name(data.note)}»` : ""}`,
      shorter: [`${asks}.`, "Por favor, lea otra vez una línea."],
      why: why.participant,
    };
  },
  accepted(data, f) {
    const who = data.organiser ? f.name(data.organiser) : null;
    const title = theirs(data, f);
    const what = f.plural(data.takes, { one: "su grabación", other: "# de sus grabaciones" });
    const said = who
      ? `${who} ha aceptado ${what} para ${title}. ¡Gracias!`
      : `Aceptado para ${title}: ${what}. ¡Gracias!`;
    return {
      subject: `Su voz está en ${title}`,
      paragraphs: [said],
      button: "Ver sus líneas",
      short: said,
      why: why.participant,
    };
  },
  regenerated(data, f) {
    const title = theirs(data, f);
    const characters = f.list(data.characters.map(f.name));
    return {
      subject: "Escuche la historia con su voz",
      paragraphs: [`Hay una nueva versión de ${title} con su voz${characters ? ` como ${characters}` : ""}.`],
      button: "Escuchar",
      after: ["En la misma página puede retirar su voz en cualquier momento."],
      short: `Ya puede escuchar ${title} con su voz.`,
      why: why.participant,
    };
  },
  "voice-withdrawn-receipt"(data, f) {
    const about = data.storyTitle ? ` (${f.title(data.storyTitle, "")})` : "";
    const cause = {
      person: "Usted ha retirado su permiso.",
      erased: "Su cuenta o sus datos debían borrarse.",
      expired: "El tiempo de su permiso ha terminado.",
      "story-deleted": "La historia se ha borrado.",
    }[data.cause];
    return {
      subject: "Su voz se ha borrado: su recibo",
      heading: "Su voz se ha borrado",
      paragraphs: [
        `${cause} Hemos borrado todo lo que se hizo con su voz${about}.`,
        "Por favor, guarde este mensaje. Es su recibo.",
      ],
      facts: [
        ["Recibo", data.receiptId],
        ["Grabaciones borradas", f.number(data.takes)],
        data.profiles > 0 ? ["Perfiles de voz borrados", f.number(data.profiles)] : null,
        ["Audiolibros, ahora sin su voz", f.number(data.narrations)],
        ["Líneas que ahora lee otra voz", f.number(data.lines)],
        ["Pedido", f.when(data.withdrawnAt)],
        ["Hecho", f.when(data.deletedAt)],
      ],
      ...(data.link ? { button: "Ver el recibo" } : {}),
      after: ["No podemos borrar las copias que alguien descargó antes."],
      short: `Su voz se ha borrado${about}. Recibo ${data.receiptId}.`,
      shorter: [`Su voz se ha borrado. Recibo ${data.receiptId}.`],
      why: "Recibe este mensaje porque su voz estaba guardada aquí.",
    };
  },
  "voice-withdrawn-note"(data, f) {
    const who = data.participant ? f.name(data.participant) : "Una persona invitada";
    const title = story(data, f);
    const lines = f.plural(data.lines, {
      one: "Una línea la lee ahora una voz sintética.",
      other: "# líneas las lee ahora una voz sintética.",
    });
    return {
      subject: `${who} ha retirado su voz de ${title}`,
      paragraphs: [
        `${who} ya no quiere que se oiga su voz en ${title}. Sus grabaciones se han borrado. ${lines}`,
        "Por favor, no comparta más copias con esta voz.",
      ],
      button: "Ver la historia",
      short: `${who} ha retirado su voz de ${title}. ${lines}`,
      shorter: [`${who} ha retirado su voz. ${lines}`],
      why: why.owner,
    };
  },
} satisfies Partial<Messages>;
