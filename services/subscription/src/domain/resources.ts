import { z } from "zod";
import { Allowances } from "./tiers.ts";

export const Resource = Allowances.keyof();
export type Resource = z.infer<typeof Resource>;
export const resources: readonly Resource[] = Resource.options;

/** `monthly` starts again each month; `level` limits the current amount; `each` limits every session separately. */
export const Kind = z.enum(["monthly", "level", "each"]);

interface About {
  readonly kind: z.infer<typeof Kind>;
  readonly one: string;
  readonly many: string;
  /** Whether its work produces sound or video, which needs storage. */
  readonly fillsStorage: boolean;
}

export const about: Readonly<Record<Resource, About>> = {
  stories: { kind: "monthly", one: "story", many: "stories", fillsStorage: false },
  analysedWords: { kind: "monthly", one: "analysed word", many: "analysed words", fillsStorage: false },
  narratedCharacters: {
    kind: "monthly",
    one: "narrated character",
    many: "narrated characters",
    fillsStorage: true,
  },
  humanTakes: { kind: "monthly", one: "recorded line", many: "recorded lines", fillsStorage: true },
  videoMinutes: { kind: "monthly", one: "minute of video", many: "minutes of video", fillsStorage: true },
  guestsPerSession: {
    kind: "each",
    one: "guest in a session",
    many: "guests in a session",
    fillsStorage: false,
  },
  storageBytes: { kind: "level", one: "byte of storage", many: "bytes of storage", fillsStorage: false },
};

/** A quantity in words, such as `1,200 narrated characters`. */
export const inWords = (quantity: number, resource: Resource): string =>
  `${quantity.toLocaleString("en")} ${quantity === 1 ? about[resource].one : about[resource].many}`;
