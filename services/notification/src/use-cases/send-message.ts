import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Message, Outcome } from "../domain/message.ts";
import { mostAttempts, pauseSeconds } from "../domain/retries.ts";
import { addresseeOf, gone } from "../steps/addressee.ts";
import { deliver } from "../steps/deliver.ts";
import { deliverPush } from "../steps/deliver-push.ts";
import { digestItems } from "../steps/digest.ts";
import type { Addressee } from "../steps/facts.ts";
import { endDropped, endFailed, endSent } from "../store/endings.ts";
import { insertFeedItem } from "../store/feed.ts";
import { claimMessage, postpone } from "../store/queue.ts";
import { suppress } from "../store/suppressions.ts";

/** Sends a message, or puts it back into the queue. */
export async function sendMessage(
  app: App,
  { messageId }: { messageId: string },
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const message = await transaction(app.db, (tx) => claimMessage(tx, messageId, app.clock.now()));
  if (!message) return;
  try {
    await attempt(app, message, signal);
  } catch (error) {
    await tryAgain(app, message, error);
  }
}

async function attempt(app: App, message: Message, signal: AbortSignal): Promise<void> {
  if (message.facts === null) return finish(app, message, { is: "dropped", reason: "erased" });
  const to = await addresseeOf(app, message, signal);
  if (to === gone) return finish(app, message, { is: "dropped", reason: "gone" });
  if (message.way === "in-app") return show(app, message, to);
  if (message.kind === "digest") {
    const items = await digestItems(app, message, signal);
    return finish(
      app,
      message,
      await deliver(app, message, { ...to, facts: { ...to.facts, ...items } }, signal),
    );
  }
  const send = message.way === "push" ? deliverPush : deliver;
  await finish(app, message, await send(app, message, to, signal));
}

/** Shows a message in the app: its text is made when it is read, in the reader's language of then. */
async function show(app: App, message: Message, { facts }: Addressee): Promise<void> {
  const now = app.clock.now();
  await transaction(app.db, async (tx) => {
    await insertFeedItem(tx, { ...message, facts }, now);
    await endSent(tx, message, { way: "in-app" }, now);
  });
  app.counted("in-app", "sent");
}

async function finish(app: App, message: Message, outcome: Outcome): Promise<void> {
  const now = app.clock.now();
  await transaction(app.db, async (tx) => {
    if (outcome.is === "later") await postpone(tx, message.id, outcome.notBefore);
    else if (outcome.is === "sent") await endSent(tx, message, outcome, now);
    else if (outcome.is === "failed") {
      const { address, reason } = outcome;
      const why = { bounced: "bounced", "opted-out": "stop", undeliverable: null } as const;
      if (address && why[reason]) await suppress(tx, address, why[reason], now);
      await endFailed(tx, message, { state: "failed", ...outcome }, now);
    } else if (outcome.reason === "opted-out")
      await endFailed(tx, message, { state: "dropped", way: message.way, reason: "opted-out" }, now);
    else if (message.invitationId && outcome.reason === "no-address")
      await endFailed(tx, message, { state: "failed", way: message.way, reason: "undeliverable" }, now);
    else await endDropped(tx, message.id, outcome.reason, now);
  });
  app.counted(message.way, outcome.is);
}

async function tryAgain(app: App, message: Message, error: unknown): Promise<void> {
  const { id, kind, way, attempts } = message;
  const now = app.clock.now();
  const last = attempts >= mostAttempts;
  app.log.warn({ err: error, message: id, kind, way, attempts }, "a message could not be sent");
  await transaction(app.db, async (tx) => {
    if (last) await endFailed(tx, message, { state: "dead", way, reason: "gave-up" }, now);
    else {
      const pause = pauseSeconds(attempts, app.config.MESSAGE_RETRY_SECONDS) * 1000;
      // Up to half of a pause more, so that messages that failed together do not come back together.
      await postpone(tx, id, new Date(now.getTime() + pause * (1 + Math.random() / 2)));
    }
  });
  app.counted(way, last ? "dead" : "retried");
}
