import { consentUses } from "@storytelling/values";
import { z } from "zod";

const uses = Object.fromEntries(consentUses.map((use) => [use, z.string()])) as Record<
  (typeof consentUses)[number],
  z.ZodString
>;

/** The text of a consent in the participant's language. */
export const WordingView = z
  .object({ version: z.string(), language: z.string(), text: z.string(), uses: z.object(uses) })
  .meta({ id: "Wording" });
