import type { Language } from "../../told.ts";
import { account } from "./account.ts";
import { stories } from "./stories.ts";
import { takes } from "./takes.ts";
import { together } from "./together.ts";

export const fr: Language = {
  locale: "fr",
  rightToLeft: false,
  quotes: ["« ", " »"],
  greeting: (name) => (name ? `Bonjour ${name},` : "Bonjour,"),
  stop: "Ne plus recevoir ces messages",
  stopSms: "Répondez STOP pour arrêter",
  orOpen: "Si le bouton ne marche pas, ouvrez cette adresse :",
  messages: { ...together, ...takes, ...stories, ...account },
};
