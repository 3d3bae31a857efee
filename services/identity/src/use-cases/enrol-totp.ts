import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { totpOnAlready } from "../domain/second-factor.ts";
import { enrolment, newTotpSecret } from "../security/totp.ts";
import { requireOwner } from "../steps/require-confirmed.ts";
import { findTotp, saveTotp } from "../store/totp.ts";
import { lockUser } from "../store/users.ts";

/** Calling it again before a code has confirmed the app makes another secret. */
export const enrolTotp = useCase({
  answer: z.object({
    secret: z.string().meta({ description: "In base32, to type in." }),
    uri: z.string().meta({ description: "otpauth://…, to open on the phone itself." }),
    qr: z.string().meta({ description: "The same as a picture: data:image/svg+xml;base64,…" }),
  }),
  async run(app, { actor, transaction }) {
    const user = await requireOwner(app, actor);
    const secret = newTotpSecret();
    await transaction(async (tx) => {
      await lockUser(tx, app, user.id);
      if ((await findTotp(tx, app.sealer, user.id))?.confirmedAt) throw totpOnAlready();
      await saveTotp(tx, app.sealer, { userId: user.id, secret }, app.clock.now());
    });
    return answer({ secret, ...enrolment(secret, user.email) }, { "cache-control": "no-store" });
  },
});
