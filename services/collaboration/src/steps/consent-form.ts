import { type ConsentUse, consentUses, Refusal } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import { consenting, given } from "../domain/consent.ts";
import { GuestName, type Participant } from "../domain/participant.ts";
import { requireOpen, type Session } from "../domain/session.ts";
import { insertConsent } from "../store/consents.ts";
import type { Tx } from "../store/db.ts";

const ticked = z.literal("yes").optional();
/** A text field of a form: one that is left empty is not given. */
const text = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** The fields of a page by which somebody consents. */
export const consentForm = {
  "use-this-story": ticked,
  "use-this-series": ticked,
  "use-publishing": ticked,
  "use-cloning": ticked,
  minor: ticked,
  guardian: text(GuestName),
  years: z.enum(["1", "5", "10"]).default("5"),
  wording: text(z.string().max(20)),
};
const ConsentForm = z.object(consentForm);

export { text as textField };

/** Keeps the consent that a form gives. @throws Refusal `use-missing` and those of `consenting` */
export async function consentByForm(
  app: App,
  tx: Tx,
  form: z.infer<typeof ConsentForm>,
  {
    participant,
    session,
  }: { participant: Pick<Participant, "id" | "personId" | "language">; session: Session },
): Promise<void> {
  const now = app.clock.now();
  requireOpen(session, now);
  const uses: ConsentUse[] = consentUses.filter((use) => form[`use-${use}`] === "yes");
  if (!uses.includes("this-story"))
    throw new Refusal("invalid", "use-missing", "Allow your voice in this story, or do not take part.");
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + Number(form.years));
  const wish = {
    uses,
    until: until.toISOString(),
    how: "pressed" as const,
    minor: form.minor === "yes",
    guardian: form.guardian,
    wording: form.wording ?? "",
  };
  const consent = consenting(wish, participant, app.ids.next(), now);
  await insertConsent(tx, consent, [given(consent, participant, session)]);
}
