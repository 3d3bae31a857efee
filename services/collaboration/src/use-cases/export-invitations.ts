import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { stateOf } from "../domain/invitation.ts";
import { writeCsv } from "../engines/csv.ts";
import { mediaOf } from "../steps/bytes-media.ts";
import { findOrganised } from "../steps/organised-session.ts";
import { invitationsOf } from "../store/invitation-lists.ts";

const most = 10_000;
const columns = ["name", "email", "phone", "language", "state", "uses", "expires"];

/** The invitations to a session as CSV. No cell of it is a formula, whatever people are called. */
export const exportInvitations = useCase({
  params: z.object({ id: Id }),
  answer: { media: ["text/csv"] },
  async run(app, { params, actor }) {
    const session = await findOrganised(app.db.read, params.id, actor.id);
    const all = await invitationsOf(app.db.read, session.id, { before: null, limit: most });
    const rows = all.map((one) => [
      one.name ?? "",
      one.way === "email" ? (one.to ?? "") : "",
      one.way === "sms" ? (one.to ?? "") : "",
      one.language,
      one.revokedAt ? "revoked" : stateOf(one),
      String(one.uses),
      one.expiresAt.toISOString(),
    ]);
    const bytes = Buffer.from(writeCsv(columns, rows));
    return answer(mediaOf(bytes, { contentType: "text/csv", filename: "invitations.csv" }));
  },
});
