import type { invitationRevoked, invitationSent } from "@storytelling/events";
import { holdPerson, type ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { queue } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";
import { dropInvitation } from "../store/endings.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

/** Queues an invitation; one that the owner hands over as a link is not ours to send. */
export async function sendInvitation(app: App, event: Heard<typeof invitationSent>, tx: Tx): Promise<void> {
  const { messageId: id, invitationId, ownerId: personId, storyId } = event.data;
  const way = event.data.way === "sms" ? "sms" : "email";
  if (event.data.way === "link" || !(await holdPerson(tx, personId))) return;
  await queue(app, tx, {
    ...{
      id,
      cause: `invitation ${invitationId} ${id}`,
      kind: "invitation",
      way,
      personId,
      storyId,
      invitationId,
    },
    ...{ state: "queued", notBefore: app.clock.now(), facts: {} },
  });
}

export const revokeInvitation = (app: App, event: Heard<typeof invitationRevoked>, tx: Tx): Promise<void> =>
  dropInvitation(tx, event.data.invitationId, app.clock.now());
