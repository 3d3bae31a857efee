import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { requireFew } from "../domain/daily.ts";
import { inviting } from "../domain/inviting.ts";
import { requireOpen } from "../domain/session.ts";
import { TimeZone } from "../domain/time-zone.ts";
import { newInvitationToken } from "../security/tokens.ts";
import { contactsOf } from "../steps/contacts.ts";
import { fieldsOf } from "../steps/form-fields.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { insertInvitations, type NewInvitation } from "../store/invitations.ts";
import { invitedAmong, recentlyInvited, recipientHashes } from "../store/recipients.ts";

/** The other fields of the form. */
export const contactsFields = {
  note: z.string().trim().min(1).max(1000).optional(),
  timeZone: TimeZone.default("UTC"),
  expiresInDays: z.coerce.number().int().min(1).max(90).default(14),
};

/** Invites everybody in a CSV file, or nobody when a row is wrong. People who have an invitation are left out. */
export const inviteContacts = useCase({
  params: z.object({ id: Id }),
  answer: z.object({
    invited: z.number().int(),
    alreadyInvited: z
      .array(z.number().int())
      .meta({ description: "The rows of people who have an invitation." }),
  }),
  async run(app, { params, upload, actor, transaction }) {
    const contacts = contactsOf(upload?.bytes ?? new Uint8Array());
    const shared = fieldsOf(contactsFields, upload?.fields ?? {});
    return transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const now = app.clock.now();
      requireOpen(session, now);
      const hashes = await recipientHashes(
        tx,
        session.ownerId,
        contacts.map(({ to }) => to),
      );
      const known = await invitedAmong(tx, session.id, hashes, now);
      const isKnown = (at: number) => known.has(hashes[at]?.toString("hex") ?? "");
      const fresh = contacts.flatMap((contact, at) =>
        isKnown(at) ? [] : [{ contact, hash: hashes[at] ?? null }],
      );
      requireFew(await recentlyInvited(tx, actor.id, now), fresh.length);
      const events = [];
      const rows: NewInvitation[] = [];
      for (const { contact, hash } of fresh) {
        const ids = { id: app.ids.next(), messageId: app.ids.next(), invitedBy: actor.id };
        const wish = { ...shared, ...contact, kind: "contributor", household: false } as const;
        const made = inviting(wish, session, ids, now);
        rows.push({ invitation: made.invitation, token: newInvitationToken(), recipientHash: hash });
        events.push(...made.events);
      }
      if (rows.length > 0) await insertInvitations(tx, session.ownerId, rows, events);
      const alreadyInvited = contacts.filter((_, at) => isKnown(at)).map(({ row }) => row);
      return answer({ invited: rows.length, alreadyInvited });
    });
  },
});
