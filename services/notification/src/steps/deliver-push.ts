import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Message, Outcome } from "../domain/message.ts";
import { deletePush, pushSubscriptionsOf } from "../store/push.ts";
import type { Addressee } from "./facts.ts";
import { readerOf, textOf } from "./text.ts";

/** Sends a message to all browsers of a person, and forgets those that want none any more. @throws Error when none got it */
export async function deliverPush(
  app: App,
  message: Message,
  to: Addressee,
  signal: AbortSignal,
): Promise<Outcome> {
  const targets = await pushSubscriptionsOf(app.db.read, message.personId);
  const { push } = textOf(message.kind, to.facts, await readerOf(app, message.personId));
  const link = typeof to.facts.link === "string" ? to.facts.link : null;
  const answers = await Promise.allSettled(
    targets.map((target) => app.push.send(target, { ...push, link }, signal)),
  );
  const said = (value: string) =>
    targets.filter((_, at) => {
      const answer = answers[at];
      return answer?.status === "fulfilled" && answer.value === value;
    });
  const gone = said("gone").map(({ id }) => id);
  if (gone.length > 0) await transaction(app.db, (tx) => deletePush(tx, message.personId, gone));
  if (said("sent").length > 0) return { is: "sent", way: "push" };
  const failed = answers.find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
  return targets.length === gone.length
    ? { is: "dropped", reason: "no-address" }
    : { is: "failed", way: "push", reason: "undeliverable" };
}
