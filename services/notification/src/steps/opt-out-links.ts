import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import { Topic } from "../domain/ways.ts";
import { outsideUrl } from "./addresses.ts";

/** What a link that ends messages says; only we can make and read it. */
const OptOut = z.object({
  messageId: z.string(),
  invitationId: z.string().nullable(),
  topic: Topic,
  /** The user who gets no more letters about the topic, or the address that gets nothing more. */
  who: z.union([z.object({ userId: z.string() }), z.object({ mark: z.string() })]),
});
export type OptOut = z.infer<typeof OptOut>;

const purpose = "opt-out link";

export const optOutUrl = (app: Pick<App, "config" | "sealer">, optOut: OptOut): string =>
  outsideUrl(app, `unsubscribe/${app.sealer.seal(JSON.stringify(optOut), purpose).toString("base64url")}`);

/** @throws Refusal 404 for a link that is not ours */
export function readOptOut({ sealer }: Pick<App, "sealer">, token: string): OptOut {
  try {
    return OptOut.parse(JSON.parse(sealer.open(Buffer.from(token, "base64url"), purpose).toString()));
  } catch {
    throw new Refusal("not-found", "link-unknown", "This link is incomplete. Open it from the letter again.");
  }
}
