import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { linkOf } from "../domain/link.ts";
import { qrSvg } from "../engines/qr.ts";
import { mediaOf } from "../steps/bytes-media.ts";
import { findIssued } from "../steps/organised-invitation.ts";
import { tokenOf } from "../store/invitations.ts";

/** The link of an invitation as a QR code. */
export const readQr = useCase({
  params: z.object({ id: Id }),
  answer: { media: ["image/svg+xml"] },
  async run(app, { params, actor }) {
    const { invitation } = await findIssued(app.db.read, params.id, actor.id);
    const token = await tokenOf(app.db.read, invitation);
    if (!token) throw notFound("invitation");
    const bytes = Buffer.from(await qrSvg(linkOf(app.config.PUBLIC_URL, token)));
    return answer(mediaOf(bytes, { contentType: "image/svg+xml" }));
  },
});
