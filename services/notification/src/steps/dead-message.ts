import { notFound, Refusal } from "@storytelling/values";
import { holdMessage } from "../store/admin.ts";
import type { Tx } from "../store/db.ts";

/** Locks a message that waits for an operator. @throws Refusal `message-not-found`, `message-not-dead` */
export async function holdDead(tx: Tx, id: string): Promise<void> {
  const message = await holdMessage(tx, id);
  if (!message) throw notFound("message");
  if (message.state === "dead") return;
  const detail = `This message is ${message.state}. Only a dead one can be sent again or discarded.`;
  throw new Refusal("conflict", "message-not-dead", detail);
}
