import { type Answer, answer, type Tx } from "@storytelling/service";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import {
  codeInvalid,
  emailNotVouched,
  firstName,
  type Identity,
  linkSeconds,
  Traded,
  vouchedEmail,
} from "../domain/provider.ts";
import type { Place } from "../domain/session.ts";
import { register } from "../domain/user.ts";
import { clientOf } from "../steps/client-of.ts";
import { enter } from "../steps/enter.ts";
import { awaitsFirstAdmin } from "../steps/first-admin.ts";
import { land, openLanding, providerOf } from "../steps/journey.ts";
import { audit } from "../store/audit-log.ts";
import { findOwner, insertLink, useLinked } from "../store/oauth-providers.ts";
import { spend } from "../store/spent-tickets.ts";
import type { Tables } from "../store/tables.ts";
import { findSignIn, insertUser, lockHolder } from "../store/users.ts";

type Outcome = Answer<z.infer<typeof Traded>>;

/**
 * Signs in the user who came back from a provider. If no account is linked, it opens one. If another account has the
 * same address, it is not linked by that alone: its owner must sign in to it and link the provider.
 */
export const tradeOauthCode = useCase({
  body: z.strictObject({ code: z.string().max(4000) }),
  answer: Traded,
  async run(app, call) {
    const ticket = openLanding(app, call, call.body.code);
    if (ticket.data.linkFor !== null) throw codeInvalid();
    const { identity, tab } = ticket.data;
    const { label } = providerOf(app, identity.provider);
    const place = { ...clientOf(call).place, address: call.address };
    return call.transaction(async (tx): Promise<Outcome> => {
      if (!(await spend(tx, ticket))) throw codeInvalid();
      const owner = await findOwner(tx, app.sealer, identity);
      if (owner) return enterLinked(app, tx, { userId: owner, identity, place });
      const email = vouchedEmail(identity);
      if (!email) throw emailNotVouched(label);
      const userId = await openAccount(app, tx, identity, email);
      if (userId) return enterLinked(app, tx, { userId, identity, place });
      const known = await findSignIn(tx, app.sealer, email);
      const landing = { identity, linkFor: known?.id ?? "" };
      const { code, cookie } = land(app, landing, tab, linkSeconds);
      const status = "link-required" as const;
      const headers = { "set-cookie": cookie, "cache-control": "no-store" };
      return answer({ status, provider: identity.provider, code }, headers);
    });
  },
});

async function enterLinked(
  app: App,
  tx: Tx<Tables>,
  {
    userId,
    identity,
    place,
  }: { userId: string; identity: Identity; place: Place & { readonly address: string } },
): Promise<Outcome> {
  const holder = await lockHolder(tx, app, userId);
  if (!holder) throw codeInvalid();
  await useLinked(tx, { userId, provider: identity.provider }, app.clock.now());
  return enter(app, tx, holder, place);
}

/** Opens an account without a password; null when the address has one. */
async function openAccount(
  app: App,
  tx: Tx<Tables>,
  identity: Identity,
  email: string,
): Promise<string | null> {
  const now = app.clock.now();
  // The provider vouches for the address, and nobody else can sign in to an account that is only opened now.
  const first = await awaitsFirstAdmin(app, tx, email);
  const given = { id: app.ids.next(), email, displayName: firstName(identity), first };
  const { user, events } = register(given, now);
  const verified = { ...user, emailVerifiedAt: now };
  const { opened } = await insertUser(tx, app, { user: verified, passwordHash: null, events });
  if (!opened) return null;
  await audit(app, tx, {
    action: "user-registered",
    actorId: user.id,
    details: { provider: identity.provider },
  });
  // A concurrent request has just linked the identity. This transaction is rolled back; a retry finds that account.
  if (!(await insertLink(tx, app.sealer, { userId: user.id, identity }, now))) throw codeInvalid();
  return user.id;
}
