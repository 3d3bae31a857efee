import { ConsentMeans, ConsentUse, Id } from "@storytelling/values";
import { z } from "zod";
import { type Consent, isValid } from "../domain/consent.ts";

const at = z.iso.datetime();

/** A consent as the person who gave it sees it, with the receipt once everything under it is deleted. */
export const ConsentView = z
  .object({
    id: Id,
    uses: z.array(ConsentUse),
    until: at,
    how: ConsentMeans,
    guardian: z.string().nullable().meta({ description: "Who consented for a minor." }),
    wording: z.string(),
    language: z.string(),
    givenAt: at,
    withdrawnAt: at.nullable(),
    valid: z.boolean(),
    receipt: z
      .object({
        receiptId: Id,
        takes: z.number().int(),
        profiles: z.number().int(),
        narrations: z.number().int(),
        lines: z.number().int(),
        withdrawnAt: at,
        deletedAt: at,
      })
      .nullable(),
  })
  .meta({ id: "Consent" });
export type ConsentView = z.infer<typeof ConsentView>;

export const consentView = (consent: Consent, now: Date): ConsentView => ({
  ...consent,
  uses: [...consent.uses],
  until: consent.until.toISOString(),
  givenAt: consent.givenAt.toISOString(),
  withdrawnAt: consent.withdrawnAt?.toISOString() ?? null,
  valid: isValid(consent, now),
});
