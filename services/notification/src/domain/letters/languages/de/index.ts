import type { Language } from "../../told.ts";
import { account } from "./account.ts";
import { stories } from "./stories.ts";
import { takes } from "./takes.ts";
import { together } from "./together.ts";

export const de: Language = {
  locale: "de",
  rightToLeft: false,
  quotes: ["„", "“"],
  greeting: (name) => (name ? `Guten Tag ${name},` : "Guten Tag,"),
  stop: "Solche Nachrichten beenden",
  stopSms: "Ende: Antwort STOP",
  orOpen: "Falls der Knopf nicht geht, öffnen Sie diese Adresse:",
  messages: { ...together, ...takes, ...stories, ...account },
};
