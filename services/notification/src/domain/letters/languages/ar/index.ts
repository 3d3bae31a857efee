import type { Language } from "../../told.ts";
import { account } from "./account.ts";
import { stories } from "./stories.ts";
import { takes } from "./takes.ts";
import { together } from "./together.ts";

/** It addresses the reader in the plural, which is polite and has no gender. */
export const ar: Language = {
  locale: "ar",
  rightToLeft: true,
  quotes: ["«", "»"],
  greeting: (name) => (name ? `مرحبًا ${name}،` : "مرحبًا،"),
  stop: "إيقاف هذه الرسائل",
  stopSms: "للإيقاف: STOP",
  orOpen: "إذا لم يعمل الزر، فافتحوا هذا العنوان:",
  messages: { ...together, ...takes, ...stories, ...account },
};
