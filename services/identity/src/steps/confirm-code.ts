import { transaction } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { App } from "../app.ts";
import { codeWrong } from "../domain/second-factor.ts";
import { lockUser } from "../store/users.ts";
import { type Codes, useCode } from "./use-code.ts";

/**
 * Checks a code of a signed-in user, as `confirmPassword` checks the password.
 * @throws Refusal `code-wrong`, `too-many-tries`
 */
export async function confirmCode(app: App, userId: string, codes: Codes): Promise<void> {
  const succeeded = await app.limits.admitOwner(userId);
  const right = await transaction(app.db, async (tx) => {
    const user = await lockUser(tx, app, userId);
    if (!user) throw notFound("user");
    return useCode(app, tx, user, codes);
  });
  if (!right) throw codeWrong(codes.code === undefined ? "body.recoveryCode" : "body.code");
  await succeeded();
}
