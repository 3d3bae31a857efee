import { Id } from "@storytelling/values";
import { z } from "zod";
import type { Entry } from "../domain/entry.ts";

/** An entry as its owner sees it. */
export const EntryView = z.object({
  id: Id,
  day: z.iso.date(),
  text: z.string(),
  createdAt: z.iso.datetime(),
});

export const viewOf = ({ id, day, text, createdAt }: Entry): z.infer<typeof EntryView> => ({
  id,
  day,
  text,
  createdAt: createdAt.toISOString(),
});
