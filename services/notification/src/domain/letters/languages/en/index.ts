import type { Language } from "../../told.ts";
import { account } from "./account.ts";
import { stories } from "./stories.ts";
import { takes } from "./takes.ts";
import { together } from "./together.ts";

export const en: Language = {
  locale: "en",
  rightToLeft: false,
  quotes: ["“", "”"],
  greeting: (name) => (name ? `Hello ${name},` : "Hello,"),
  stop: "Stop these messages",
  stopSms: "Reply STOP to end",
  orOpen: "If the button does not work, open this address:",
  messages: { ...together, ...takes, ...stories, ...account },
};
