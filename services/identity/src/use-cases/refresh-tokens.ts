import { answer, type Tx } from "@storytelling/service";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { accessSeconds, Grant, judge, refreshInvalid, refreshRefused } from "../domain/session.ts";
import { viewOf } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { type Continued, endSession, findPresented, rotate } from "../store/sessions.ts";
import type { Tables } from "../store/tables.ts";
import { lockHolder } from "../store/users.ts";

export const refreshTokens = useCase({
  body: z.strictObject({ refreshToken: z.string().min(1).max(200) }),
  answer: Grant,
  async run(app, { body, transaction }) {
    // A refusal is thrown only outside: thrown inside, it would take the end of the session back with it.
    const outcome = await transaction((tx) => refresh(app, tx, body.refreshToken));
    if (outcome instanceof Error) throw outcome;
    return answer(outcome, { "cache-control": "no-store" });
  },
});

async function refresh(app: App, tx: Tx<Tables>, token: string): Promise<z.infer<typeof Grant> | Error> {
  const now = app.clock.now();
  const rotated = await rotate(tx, app.sealer, token, now);
  if (rotated) return grant(app, tx, rotated);
  const presented = await findPresented(tx, app.sealer, token);
  if (!presented) return refreshInvalid();
  const verdict = judge(presented, now);
  if (verdict === "repeat") return grant(app, tx, presented);
  if (verdict === "reused") {
    const { sessionId: id, userId } = presented;
    await endSession(tx, { id, userId }, "reuse", now);
    await audit(app, tx, { action: "refresh-token-reused", actorId: null, subjectId: userId });
    app.log.warn({ sessionId: id, userId }, "a refresh token was used twice; its session was ended");
  }
  return refreshRefused(verdict);
}

async function grant(app: App, tx: Tx<Tables>, { sessionId, userId, refreshToken }: Continued) {
  const holder = await lockHolder(tx, app.sealer, userId);
  if (!holder) return refreshRefused("ended");
  const accessToken = await app.tokens.sign(holder, sessionId, app.clock.now());
  const tokenType = "Bearer" as const;
  return { accessToken, refreshToken, expiresIn: accessSeconds, tokenType, user: viewOf(holder.user) };
}
