import { answer, transaction as begin, type Tx } from "@storytelling/service";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { Grant, judge, refreshInvalid, refreshRefused } from "../domain/session.ts";
import { makeGrant } from "../steps/make-grant.ts";
import { postLetter } from "../steps/post-letter.ts";
import { audit } from "../store/audit-log.ts";
import { type Continued, findPresented, rotate, touch } from "../store/refresh-tokens.ts";
import { endSessions } from "../store/sessions.ts";
import type { Tables } from "../store/tables.ts";
import { lockHolder, lockUser } from "../store/users.ts";

type Outcome =
  | { grant: z.infer<typeof Grant> }
  | { refused: "in-flight" | "ended" | "unknown" }
  | { copied: Continued };

export const refreshTokens = useCase({
  body: z.strictObject({ refreshToken: z.string().min(1).max(200) }),
  answer: Grant,
  async run(app, { body, transaction }) {
    const outcome = await transaction((tx) => refresh(app, tx, body.refreshToken));
    if ("grant" in outcome) return answer(outcome.grant, { "cache-control": "no-store" });
    if ("refused" in outcome)
      throw outcome.refused === "unknown" ? refreshInvalid() : refreshRefused(outcome.refused);
    // In a transaction of its own: the refusal rolls back the first one, and the end of the session with it.
    await endCopied(app, outcome.copied);
    throw refreshRefused("reused");
  },
});

/** Takes locks in the order used everywhere: the user, then the token, then the session. */
async function refresh(app: App, tx: Tx<Tables>, token: string): Promise<Outcome> {
  const before = await findPresented(tx, app.sealer, token);
  if (!before) return { refused: "unknown" };
  const holder = await lockHolder(tx, app, before.userId);
  if (!holder) return { refused: "ended" };
  const now = app.clock.now();
  const rotated = await rotate(tx, app.sealer, token, now);
  if (rotated) return { grant: await makeGrant(app, tx, { holder, ...rotated }) };
  const presented = await findPresented(tx, app.sealer, token);
  if (!presented) return { refused: "unknown" };
  const verdict = judge(presented, now);
  if (verdict === "reused") return { copied: presented };
  if (verdict !== "repeat") return { refused: verdict };
  if (!(await touch(tx, presented.sessionId, now))) return { refused: "ended" };
  return { grant: await makeGrant(app, tx, { holder, ...presented }) };
}

async function endCopied(app: App, { sessionId, userId }: Continued): Promise<void> {
  const askedAt = app.clock.now();
  await begin(app.db, async (tx) => {
    const user = await lockUser(tx, app, userId);
    const ended = await endSessions(tx, { userId, only: sessionId, reason: "reuse" }, askedAt);
    if (!user || ended === 0) return;
    await postLetter(app, tx, { kind: "session-copied", to: user.email, askedAt });
    await audit(app, tx, { action: "refresh-token-reused", actorId: null, subjectId: userId });
  });
  app.log.warn({ sessionId, userId }, "refresh token was used twice; its session was ended");
}
