import { answer } from "@storytelling/service";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { kinds } from "../domain/kinds.ts";
import type { Preferences } from "../domain/preferences.ts";
import { type OptOut, readOptOut } from "../steps/opt-out-links.ts";
import type { Tx } from "../store/db.ts";
import { recordOptOut } from "../store/endings.ts";
import { preferencesOf, savePreferences } from "../store/preferences.ts";
import { lift, suppress } from "../store/suppressions.ts";

const params = z.object({
  token: z.string().max(1000).meta({ description: "From a letter's link or its List-Unsubscribe header." }),
});
const OptOutView = z.object({
  token: z.string(),
  who: z.enum(["user", "address"]),
  topic: z.string(),
});
const viewOf = (token: string, { who, topic }: OptOut) =>
  answer({ token, who: "userId" in who ? ("user" as const) : ("address" as const), topic });

/** What a link ends. Opening it changes nothing. */
export const readUnsubscribe = useCase({
  params,
  answer: OptOutView,
  run: async (app, { params: { token } }) => viewOf(token, readOptOut(app, token)),
});

/** Ends what the link names, without a session (RFC 8058). The second time nothing happens. */
export const unsubscribe = useCase({
  params,
  answer: OptOutView,
  async run(app, { params: { token }, transaction }) {
    const optOut = readOptOut(app, token);
    await transaction(async (tx) => {
      if (await end(app, tx, optOut)) await recordOptOut(tx, aboutOf(optOut), "email", app.clock.now());
    });
    app.counted("email", "opted-out");
    return viewOf(token, optOut);
  },
});

/** Takes it back. */
export const undoUnsubscribe = useCase({
  params,
  answer: OptOutView,
  async run(app, { params: { token }, transaction }) {
    const optOut = readOptOut(app, token);
    const { who, topic } = optOut;
    await transaction(async (tx) => {
      if ("mark" in who) await lift(tx, Buffer.from(who.mark, "base64url"), "unsubscribed");
      else await change(app, tx, who.userId, topic, (ways) => [...new Set([...ways, "email" as const])]);
    });
    return viewOf(token, optOut);
  },
});

const aboutOf = ({ messageId: id, invitationId }: OptOut) => ({ id, invitationId });

function end(app: App, tx: Tx, { who, topic }: OptOut): Promise<boolean> {
  if ("mark" in who) return suppress(tx, Buffer.from(who.mark, "base64url"), "unsubscribed", app.clock.now());
  return change(app, tx, who.userId, topic, (ways) => ways.filter((way) => way !== "email"));
}

type Ways = NonNullable<Preferences["ways"][OptOut["topic"]]>;

/** Changes the ways of a user's topic; false when they are so already. */
async function change(
  app: App,
  tx: Tx,
  userId: string,
  topic: OptOut["topic"],
  to: (ways: Ways) => Ways,
): Promise<boolean> {
  const preferences = await preferencesOf(tx, userId);
  const usual = new Set(Object.values(kinds).flatMap((kind) => (kind.topic === topic ? kind.ways : [])));
  const now = preferences.ways[topic] ?? [...usual];
  const next = to(now);
  if (next.length === now.length) return false;
  const ways = { ...preferences.ways, [topic]: next };
  await savePreferences(tx, userId, { ...preferences, ways }, app.clock.now());
  return true;
}
