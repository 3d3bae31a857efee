import type { Messages } from "../../told.ts";
import { why } from "./parts.ts";

const resources: Readonly<Record<string, string>> = {
  stories: "historias",
  analysedWords: "palabras analizadas",
  narratedCharacters: "letras leídas en voz alta",
  humanTakes: "líneas grabadas",
  videoMinutes: "minutos de vídeo",
  guestsPerSession: "invitados por grabación",
  storageBytes: "espacio",
};
const tiers: Readonly<Record<string, string>> = {
  free: "Free",
  silver: "Silver",
  gold: "Gold",
  platinum: "Platinum",
};
const named = (tier: string): string => tiers[tier] ?? tier;
const way = { email: "correos", sms: "SMS" };

/** A user's account and plan, and what they want to be told. */
export const account = {
  welcome() {
    return {
      subject: "Le damos la bienvenida a Storytelling",
      paragraphs: [
        "Nos alegra que esté aquí. Escriba una historia o traiga una, y escúchela con una voz para cada personaje.",
        "La familia y los amigos pueden hacer un personaje con su propia voz. No necesitan una cuenta.",
      ],
      button: "Empezar una historia",
      short: "Nos alegra que esté aquí. Escriba una historia, y escúchela con muchas voces.",
      why: why.account,
    };
  },
  "role-changed"(data) {
    return {
      subject: "Tiene una nueva función",
      paragraphs: [
        `Su función en Storytelling es ahora «${data.role}». Por favor, entre de nuevo para que valga.`,
        "Si no lo esperaba, pregunte a la persona que cuida de su Storytelling.",
      ],
      button: "Entrar",
      short: `Su función en Storytelling es ahora «${data.role}». Por favor, entre de nuevo.`,
      why: why.account,
    };
  },
  "tier-changed"(data) {
    return {
      subject: `Su plan es ahora ${named(data.tier)}`,
      paragraphs: [
        `Su plan era ${named(data.previousTier)}, y ahora es ${named(data.tier)}.`,
        "Sus historias y grabaciones quedan como están.",
      ],
      button: "Ver su plan",
      short: `Su plan es ahora ${named(data.tier)}.`,
      why: why.account,
    };
  },
  upgraded(data, f) {
    return {
      subject: `Gracias: ahora tiene ${named(data.tier)}`,
      paragraphs: [`Tiene ${named(data.tier)} desde este momento. Gracias por su apoyo.`],
      facts: [["Pagado", f.money(data.amount, data.currency)]],
      button: "Ver su plan",
      short: `Ahora tiene ${named(data.tier)}. ¡Gracias!`,
      why: why.account,
    };
  },
  "limit-reached"(data, f) {
    const what = resources[data.resource] ?? data.resource;
    const all = data.percent >= 100;
    const used = `${f.number(data.percent)} %`;
    return {
      subject: all ? `Ha gastado lo que incluye su plan: ${what}` : `Queda poco de su plan: ${what}`,
      paragraphs: [
        all
          ? "Ha gastado lo que su plan incluye este mes. Todo lo que ha hecho se guarda."
          : `Ha gastado el ${used} de lo que su plan incluye este mes.`,
        "Con un plan mayor puede seguir ahora mismo. Si no, espere al nuevo mes.",
      ],
      facts: [
        ["Incluido", what],
        data.resource === "storageBytes"
          ? null
          : ["Gastado", `${f.number(data.used)} / ${f.number(data.allowance)}`],
        ["Empieza un nuevo mes", f.when(data.renewsAt)],
      ],
      button: "Ver su plan",
      short: all
        ? `Ha gastado lo que su plan incluye este mes: ${what}.`
        : `Ha gastado el ${used} de su plan: ${what}.`,
      why: why.account,
    };
  },
  "payment-done"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: `Gracias por su pago de ${amount}`,
      paragraphs: ["Su pago ha llegado. ¡Gracias!"],
      facts: [
        ["Importe", amount],
        ["Factura", data.invoiceNumber],
      ],
      button: "Ver la factura",
      short: `Su pago de ${amount} ha llegado. ¡Gracias!`,
      why: why.account,
    };
  },
  "payment-failed"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: "Su pago no ha funcionado",
      paragraphs: [
        `No hemos podido cobrar ${amount} de su tarjeta.`,
        "Por favor, revise su tarjeta. Sus historias están a salvo en cualquier caso.",
      ],
      facts: [
        data.nextTryAt ? ["Lo intentamos otra vez", f.when(data.nextTryAt)] : null,
        data.endsAt ? ["Sin pago, su plan termina", f.when(data.endsAt)] : null,
      ],
      button: "Revisar la tarjeta",
      short: `No hemos podido cobrar ${amount} de su tarjeta. Por favor, revísela.`,
      why: why.account,
    };
  },
  digest(data, f) {
    const count = f.plural(data.items.length, { one: "Una novedad", other: "# novedades" });
    return {
      subject: `${count} en Storytelling`,
      paragraphs: ["Esto ha pasado desde nuestro último mensaje:"],
      items: data.items,
      button: "Abrir Storytelling",
      short: `${count} en Storytelling.`,
      why: why.account,
    };
  },
  "opted-out"(data) {
    return {
      subject: "No le escribiremos más",
      paragraphs: [`No recibirá más ${way[data.way]} de Storytelling.`],
      short: `Storytelling: no recibirá más ${way[data.way]}. Responda START para recibirlos otra vez.`,
      shorter: [`Storytelling: no recibirá más ${way[data.way]}.`],
      why: "Recibe este mensaje porque pidió no recibir más.",
    };
  },
  "opted-in"(data) {
    return {
      subject: "Recibe otra vez nuestros mensajes",
      paragraphs: [`Recibirá otra vez ${way[data.way]} de Storytelling.`],
      short: `Storytelling: recibirá otra vez ${way[data.way]}. Responda STOP para terminar.`,
      why: "Recibe este mensaje porque pidió recibirlos otra vez.",
    };
  },
} satisfies Partial<Messages>;
