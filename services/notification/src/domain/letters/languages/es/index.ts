import type { Language } from "../../told.ts";
import { account } from "./account.ts";
import { stories } from "./stories.ts";
import { takes } from "./takes.ts";
import { together } from "./together.ts";

export const es: Language = {
  locale: "es",
  rightToLeft: false,
  quotes: ["«", "»"],
  greeting: (name) => (name ? `Hola, ${name}:` : "Hola:"),
  stop: "No recibir más estos mensajes",
  stopSms: "Responda STOP para terminar",
  orOpen: "Si el botón no funciona, abra esta dirección:",
  messages: { ...together, ...takes, ...stories, ...account },
};
