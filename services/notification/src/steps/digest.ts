import { z } from "zod";
import type { App } from "../app.ts";
import { type MessageKind, messageKinds } from "../domain/letters/index.ts";
import type { Facts, Message } from "../domain/message.ts";
import { addresseeOf, gone } from "./addressee.ts";
import { readerOf, textOf } from "./text.ts";

/** The messages that a digest tells, as its own facts hold them. */
export const DigestPart = z.object({
  kind: z.enum(messageKinds as [MessageKind, ...MessageKind[]]),
  storyId: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type DigestPart = z.infer<typeof DigestPart>;

/** The items of a digest, story by story. @throws Error when a service that knows their facts is away */
export async function digestItems(app: App, digest: Message, signal: AbortSignal): Promise<Facts> {
  const parts = z.array(DigestPart).parse(digest.facts?.parts ?? []);
  const reader = await readerOf(app, digest.personId);
  const items = [];
  for (const part of byStory(parts)) {
    const to = await addresseeOf(app, { ...digest, ...part, way: "in-app" }, signal);
    if (to === gone) continue;
    const { inApp } = textOf(part.kind, to.facts, reader);
    items.push({ ...inApp, link: typeof to.facts.link === "string" ? to.facts.link : null });
  }
  return { items };
}

/** Stories in the order of their first message. */
const byStory = (parts: readonly DigestPart[]): DigestPart[] =>
  [...Map.groupBy(parts, ({ storyId }) => storyId).values()].flat();
