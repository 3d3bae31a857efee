import { MailRefused } from "@storytelling/mail";
import { prefixOf, type Tx, transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { type LetterKind, linkOf, unasked, write } from "../domain/letters/catalogue.ts";
import { layOut } from "../domain/letters/letter.ts";
import { awaitsFirstAdmin } from "../steps/first-admin.ts";
import { type PostedLetter, sealedLetter } from "../steps/post-letter.ts";
import { findEmailChange } from "../store/email-changes.ts";
import { findLink, issueLink, tokenOf } from "../store/mail-links.ts";
import type { Tables } from "../store/tables.ts";
import { findSignIn, lockUser } from "../store/users.ts";

/** Sends a letter, unless it has become pointless. A retry sends the same letter with the same link. */
export async function sendLetter(app: App, posted: PostedLetter, run: { attempt: number }): Promise<void> {
  const { id } = posted;
  const to = app.sealer.open(Buffer.from(posted.sealed, "base64"), sealedLetter(id)).toString();
  const kind = await kindFor(app, posted.kind, to);
  if (unasked.has(kind) && run.attempt === 1 && !(await app.limits.admitLetter(to)))
    return app.letterSent(kind, "withheld");
  const token = linkOf[kind] === undefined ? null : tokenOf(app.sealer, id);
  if (token && !(await transaction(app.db, (tx) => makeLink(app, tx, { ...posted, kind, to, token }))))
    return app.letterSent(kind, "withheld");
  try {
    await app.mailer.send({ id, to, kind, ...layOut(write(kind, pagesOf(app), token)) });
    app.letterSent(kind, "sent");
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    app.letterSent(kind, "refused");
    app.log.warn(
      { letter: id, kind, replyCode: error.replyCode },
      "mail server refused a letter permanently",
    );
  }
}

/** The first admin confirms the address only by choosing a password: see `makeFirstAdmin`. */
const kindFor = async (app: App, kind: LetterKind, to: string): Promise<LetterKind> =>
  kind === "verify-email" && (await awaitsFirstAdmin(app, app.db.read, to)) ? "first-admin" : kind;

/** Where the links in letters lead: to identity's own pages, unless a web app has such pages (`PAGES_URL`). */
const pagesOf = ({ config }: App): string =>
  config.PAGES_URL ?? new URL(`${prefixOf("identity")}/pages/`, config.PUBLIC_URL ?? config.WEB_URL).href;

/** Makes the letter's link valid. False when nobody could use it. */
async function makeLink(
  app: App,
  tx: Tx<Tables>,
  letter: PostedLetter & { to: string; token: string },
): Promise<boolean> {
  const { kind, to, token } = letter;
  const purpose = linkOf[kind];
  const userId = letter.userId ?? (await findSignIn(tx, app.sealer, to))?.id;
  const user = userId ? await lockUser(tx, app, userId) : null;
  if (!user || !purpose) return false;
  const askedAt = new Date(letter.askedAt);
  if (purpose === "verify-email" && user.emailVerifiedAt) return false;
  // This link was made when the letter was asked for. If it no longer exists, it was voided.
  if (purpose === "lift-second-factors")
    return (await findLink(tx, token, [purpose], app.clock.now())) !== null;
  if (purpose === "leave-email" || purpose === "enter-email") {
    const change = await findEmailChange(tx, app.sealer, user.id, app.clock.now());
    if (change?.askedAt.getTime() !== askedAt.getTime()) return false;
    if (to !== (purpose === "enter-email" ? change.email : user.email)) return false;
  }
  return issueLink(tx, app.sealer, { token, purpose, userId: user.id, to, askedAt });
}
