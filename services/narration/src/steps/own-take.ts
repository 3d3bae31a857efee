import type { Actor } from "@storytelling/service";
import { notFound, Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { findTake, type OpenTake } from "../store/takes.ts";

/** A take in the actor's story, or of the actor's voice. @throws Refusal `not-found` */
export async function ownTake(app: App, { id: actorId }: Pick<Actor, "id">, id: string): Promise<OpenTake> {
  const take = await findTake(app.db.read, id);
  if (take && (take.owner_id === actorId || take.person_id === actorId)) return take;
  throw notFound("take");
}

/** @throws Refusal `conflict` unless the take can be heard */
export function requireReady(take: Pick<OpenTake, "status">): void {
  if (take.status === "ready") return;
  const message =
    take.status === "refused"
      ? "This recording was refused. Record the line again."
      : "This recording is not prepared yet. Try again in a moment.";
  throw new Refusal("conflict", "take-not-ready", message);
}
