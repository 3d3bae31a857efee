import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { type AssertionResponse, isCopied, type Passkey, passkeyRefused } from "../domain/passkey.ts";
import { findPasskey, usePasskey } from "../store/passkeys.ts";
import { findUser } from "../store/users.ts";
import { tellOfDoor } from "./tell-of-door.ts";

/** The account's name towards authenticators. It reveals nothing about the account. */
export const handleOf = (app: App, userId: string): Buffer =>
  app.sealer.fingerprint(userId, "passkeys.user-handle");

/**
 * Checks an answer and notes the use of its passkey, which it returns. A copied passkey is refused, and its owner gets
 * a letter. `owner` is the user whose passkey it must be, when that is known before.
 * @throws Refusal `passkey-refused`
 */
export async function checkPasskey(
  app: App,
  shown: { answer: AssertionResponse; challenge: string; owner: string | null },
): Promise<Passkey> {
  const { answer, challenge, owner } = shown;
  const passkey = await findPasskey(app.db.read, app, answer.id);
  if (!passkey || (owner !== null && passkey.userId !== owner)) throw passkeyRefused();
  const handle = answer.response.userHandle;
  // When no owner was named, the passkey names one itself. It must be the owner that we know.
  if (!handle && owner === null) throw passkeyRefused();
  if (handle && handle !== handleOf(app, passkey.userId).toString("base64url")) throw passkeyRefused();
  const counter = await app.passkeys.asserted(answer, challenge, passkey);
  if (counter === null) throw passkeyRefused();
  const now = app.clock.now();
  if (await transaction(app.db, (tx) => usePasskey(tx, { id: passkey.id, counter }, now))) return passkey;
  const known = await findPasskey(app.db.read, app, passkey.credentialId);
  if (known && isCopied(known.counter, counter)) await tellOfCopy(app, passkey);
  throw passkeyRefused();
}

async function tellOfCopy(app: App, passkey: Passkey): Promise<void> {
  const user = await findUser(app.db.read, app, passkey.userId);
  if (!user) return;
  await transaction(app.db, (tx) => tellOfDoor(app, tx, user, "passkey-copied"));
  app.log.warn(
    { passkey: passkey.id, userId: passkey.userId },
    "passkey refused: its counter did not increase",
  );
}
