import type { Messages } from "../../told.ts";
import { story, theirs, why } from "./parts.ts";

const role = (characters: string): string => (characters ? ` como ${characters}` : "");

/** Sessions: invitations, and what owners and participants hear of each other. */
export const together = {
  invitation(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "Alguien";
    const title = f.title(data.storyTitle, "una historia");
    const characters = f.list(data.characters.map(f.name));
    const again = data.occasion === "reminder";
    return {
      subject: again ? `${title} espera todavía su voz` : `${who} le pide su voz para ${title}`,
      heading: again ? "Todavía falta su voz" : `A ${who} le encantaría oír su voz`,
      paragraphs: [
        data.occasion === "test" && "Esto es una prueba. Sus invitados reciben este mismo mensaje.",
        `${who} hace de ${title} una historia para escuchar, y le pide que lea en ella${role(characters)}.`,
        "Usted lee unas líneas en voz alta y las graba con su teléfono u ordenador. No necesita una cuenta, y no cuesta nada.",
      ],
      quote: data.note ? { words: data.note, by: who } : null,
      facts: [
        characters ? ["Su papel", characters] : null,
        data.deadline ? ["Por favor, grabe antes de", f.when(data.deadline)] : null,
        ["El enlace funciona hasta", f.when(data.expiresAt)],
      ],
      button: "Ver la invitación",
      after: [
        "Abrir el enlace no le compromete a nada: usted decide en la página. Puede retirar su voz en cualquier momento.",
        "¿No sabe de qué se trata? Entonces no haga caso de este mensaje.",
      ],
      short: again
        ? `${who} espera todavía su voz${role(characters)} en ${title}. Grabe aquí:`
        : `${who} le pide que lea${role(characters)} en la historia ${title}. Sin cuenta:`,
      shorter: [`${who} le pide que lea en una historia:`, "Le invitamos a leer en una historia:"],
      why:
        data.occasion === "test"
          ? "Recibe este mensaje porque se envió una invitación de prueba."
          : `Recibe este mensaje porque ${who} le ha invitado.`,
    };
  },
  joined(data, f) {
    const who = data.participant ? f.name(data.participant) : "Una persona invitada";
    const title = story(data, f);
    return {
      subject: `${who} participa en ${title}`,
      paragraphs: [`${who} ha aceptado su invitación a ${title}, y ya puede grabar.`],
      button: "Ver quién participa",
      short: `${who} ha aceptado su invitación a ${title}.`,
      why: why.owner,
    };
  },
  "session-started"(data, f) {
    const title = story(data, f);
    return {
      subject: `Ya puede invitar a ${title}`,
      paragraphs: [
        `La grabación de ${title} está abierta. Invite a familia y amigos por correo, por SMS o con un enlace.`,
      ],
      facts: [data.deadline ? ["Termina", f.when(data.deadline)] : null],
      button: "Invitar a alguien",
      short: `La grabación de ${title} está abierta. Ya puede invitar.`,
      why: why.owner,
    };
  },
  "session-reopened"(data, f) {
    const title = theirs(data, f);
    return {
      subject: `Puede grabar otra vez para ${title}`,
      paragraphs: [`Se puede grabar otra vez para ${title}. Sus grabaciones siguen ahí.`],
      facts: [data.deadline ? ["Por favor, grabe antes de", f.when(data.deadline)] : null],
      button: "Seguir grabando",
      short: `Se puede grabar otra vez para ${title}.`,
      why: why.participant,
    };
  },
  "session-closed"(data, f) {
    const owner = data.reader === "owner";
    const title = owner ? story(data, f) : theirs(data, f);
    const cause = {
      owner: owner ? "Usted ha cerrado la grabación." : "La grabación se ha cerrado.",
      deadline: "El plazo ha pasado.",
      "story-deleted": "La historia se ha borrado.",
    }[data.cause];
    return {
      subject: `La grabación de ${title} ha terminado`,
      paragraphs: [
        `${cause} Por ahora no se puede grabar para ${title}.`,
        owner
          ? "Puede abrirla de nuevo en cualquier momento, mientras exista la historia."
          : "Gracias por su voz. Todavía puede retirar sus grabaciones.",
      ],
      button: owner ? "Ver la grabación" : "Ver sus grabaciones",
      short: `${cause} Por ahora no se puede grabar para ${title}.`,
      why: owner ? why.owner : why.participant,
    };
  },
  "deadline-near"(data, f) {
    const title = theirs(data, f);
    const left =
      data.linesLeft === null
        ? null
        : f.plural(data.linesLeft, { one: "Falta una línea.", other: "Faltan # líneas." });
    const who = data.organiser ? f.name(data.organiser) : null;
    return {
      subject: `Por favor, grabe pronto para ${title}`,
      paragraphs: [
        [who ? `${who} quiere terminar pronto ${title}.` : `Pronto estará lista ${title}.`, left]
          .filter(Boolean)
          .join(" "),
      ],
      facts: [["Por favor, grabe antes de", f.when(data.deadline)]],
      button: "Grabar ahora",
      short: [`Por favor, grabe para ${title} antes de ${f.when(data.deadline)}.`, left]
        .filter(Boolean)
        .join(" "),
      shorter: [`Por favor, grabe pronto para ${title}.`],
      why: why.participant,
    };
  },
} satisfies Partial<Messages>;
