import type { Messages } from "../../told.ts";
import { why } from "./parts.ts";

const resources: Readonly<Record<string, string>> = {
  stories: "histoires",
  analysedWords: "mots analysés",
  narratedCharacters: "caractères lus à voix haute",
  humanTakes: "lignes enregistrées",
  videoMinutes: "minutes de vidéo",
  guestsPerSession: "invités par enregistrement",
  storageBytes: "espace de stockage",
};
const tiers: Readonly<Record<string, string>> = {
  free: "Free",
  silver: "Silver",
  gold: "Gold",
  platinum: "Platinum",
};
const named = (tier: string): string => tiers[tier] ?? tier;
const way = { email: "d’e-mails", sms: "de SMS" };
const ways = { email: "les e-mails", sms: "les SMS" };

/** A user's account and plan, and what they want to be told. */
export const account = {
  welcome() {
    return {
      subject: "Bienvenue chez Storytelling",
      paragraphs: [
        "Nous sommes heureux que vous soyez là. Écrivez une histoire ou apportez-en une, et écoutez-la avec une voix pour chaque personnage.",
        "Famille et amis peuvent jouer un personnage avec leur propre voix. Ils n’ont pas besoin de compte.",
      ],
      button: "Commencer une histoire",
      short:
        "Nous sommes heureux que vous soyez là. Écrivez une histoire, et écoutez-la avec plusieurs voix.",
      why: why.account,
    };
  },
  "role-changed"(data) {
    return {
      subject: "Vous avez un nouveau rôle",
      paragraphs: [
        `Votre rôle chez Storytelling est maintenant « ${data.role} ». Reconnectez-vous pour qu’il compte.`,
        "Si vous ne l’attendiez pas, demandez à la personne qui s’occupe de votre Storytelling.",
      ],
      button: "Se connecter",
      short: `Votre rôle chez Storytelling est maintenant « ${data.role} ». Reconnectez-vous.`,
      why: why.account,
    };
  },
  "tier-changed"(data) {
    return {
      subject: `Votre formule est maintenant ${named(data.tier)}`,
      paragraphs: [
        `Votre formule était ${named(data.previousTier)}, elle est maintenant ${named(data.tier)}.`,
        "Vos histoires et vos enregistrements restent comme ils sont.",
      ],
      button: "Voir votre formule",
      short: `Votre formule est maintenant ${named(data.tier)}.`,
      why: why.account,
    };
  },
  upgraded(data, f) {
    return {
      subject: `Merci : vous avez maintenant ${named(data.tier)}`,
      paragraphs: [`Vous avez ${named(data.tier)} dès maintenant. Merci de votre soutien.`],
      facts: [["Payé", f.money(data.amount, data.currency)]],
      button: "Voir votre formule",
      short: `Vous avez maintenant ${named(data.tier)}. Merci !`,
      why: why.account,
    };
  },
  "limit-reached"(data, f) {
    const what = resources[data.resource] ?? data.resource;
    const all = data.percent >= 100;
    const used = `${f.number(data.percent)} %`;
    return {
      subject: all ? `Votre réserve est épuisée : ${what}` : `Votre réserve s’épuise : ${what}`,
      paragraphs: [
        all
          ? "Votre réserve du mois est épuisée. Tout ce que vous avez fait est gardé."
          : `Vous avez utilisé ${used} de votre réserve du mois.`,
        "Avec une formule plus grande vous continuez tout de suite. Sinon attendez le nouveau mois.",
      ],
      facts: [
        ["Réserve", what],
        data.resource === "storageBytes"
          ? null
          : ["Utilisé", `${f.number(data.used)} / ${f.number(data.allowance)}`],
        ["Un nouveau mois commence", f.when(data.renewsAt)],
      ],
      button: "Voir votre formule",
      short: all
        ? `Votre réserve du mois est épuisée : ${what}.`
        : `Vous avez utilisé ${used} de votre réserve : ${what}.`,
      why: why.account,
    };
  },
  "payment-done"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: `Merci pour votre paiement de ${amount}`,
      paragraphs: ["Votre paiement est arrivé. Merci !"],
      facts: [
        ["Montant", amount],
        ["Facture", data.invoiceNumber],
      ],
      button: "Voir la facture",
      short: `Votre paiement de ${amount} est arrivé. Merci !`,
      why: why.account,
    };
  },
  "payment-failed"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: "Votre paiement n’a pas marché",
      paragraphs: [
        `Nous n’avons pas pu débiter ${amount} de votre carte.`,
        "Vérifiez votre carte. Vos histoires sont en sécurité de toute façon.",
      ],
      facts: [
        data.nextTryAt ? ["Nous essayons encore", f.when(data.nextTryAt)] : null,
        data.endsAt ? ["Sans paiement votre formule finit", f.when(data.endsAt)] : null,
      ],
      button: "Vérifier la carte",
      short: `Nous n’avons pas pu débiter ${amount} de votre carte. Vérifiez-la.`,
      why: why.account,
    };
  },
  digest(data, f) {
    const count = f.plural(data.items.length, { one: "Une nouvelle", other: "# nouvelles" });
    return {
      subject: `${count} chez Storytelling`,
      paragraphs: ["Voici ce qui s’est passé depuis notre dernier message :"],
      items: data.items,
      button: "Ouvrir Storytelling",
      short: `${count} chez Storytelling.`,
      why: why.account,
    };
  },
  "opted-out"(data) {
    return {
      subject: "Nous ne vous écrirons plus",
      paragraphs: [`Vous ne recevrez plus ${way[data.way]} de Storytelling.`],
      short: `Storytelling : vous ne recevrez plus ${way[data.way]}. Répondez START pour en recevoir encore.`,
      shorter: [`Storytelling : vous ne recevrez plus ${way[data.way]}.`],
      why: "Vous recevez ce message parce que vous avez demandé l’arrêt.",
    };
  },
  "opted-in"(data) {
    return {
      subject: "Vous recevez de nouveau nos messages",
      paragraphs: [`Vous recevez de nouveau ${ways[data.way]} de Storytelling.`],
      short: `Storytelling : vous recevez de nouveau ${ways[data.way]}. Répondez STOP pour arrêter.`,
      why: "Vous recevez ce message parce que vous l’avez demandé de nouveau.",
    };
  },
} satisfies Partial<Messages>;
