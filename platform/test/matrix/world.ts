import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answered, type Called, createClient } from "@storytelling/clients";
import type { CollaborationPaths } from "@storytelling/clients/collaboration";
import type { IdentityPaths } from "@storytelling/clients/identity";
import type { ServiceName } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import { localAccounts } from "../../src/accounts.ts";
import { Api } from "../../src/api.ts";
import { startPlatform } from "../../src/platform.ts";
import { analyze, narrate } from "../../src/production.ts";
import { type ActorName, actors } from "./actors.ts";

const password = "nine otters in a rowing boat";
const text = 'The gate was shut.\n\n"Open it, Henry," said Anna.\n\n"Never, Anna," said Henry.\n';

/** A platform with a user of each kind, and the owner's things with everything that can be made from them. */
export interface World {
  readonly url: string;
  readonly ownerId: string;
  readonly credentials: { email: string; password: string };
  /** A draft, analysed, cast and narrated. */
  readonly story: string;
  readonly published: string;
  readonly narration: string;
  readonly character: string;
  readonly voice: string;
  readonly correction: string;
  /** A draft that was imported from a file, with a chapter of it and its colophon. */
  readonly imported: { readonly story: string; readonly chapter: string; readonly matter: string };
  /** The owner's plan, a paid invoice for it, and a credit note for the previous plan. */
  readonly subscription: string;
  readonly invoice: string;
  readonly creditNote: string;
  /** The owner's session, an invitation to it, and the guest who accepted another one, with a consent. */
  readonly session: { readonly id: string; readonly invitation: string };
  readonly booth: { readonly participant: string; readonly consent: string };
  /** A session that may be deleted, with somebody in it who may be removed. */
  spareSession: { id: string; participant: string; invitation: string };
  renewSession(): Promise<void>;
  /** A draft that may be changed or deleted. */
  spare: string;
  renew(): Promise<void>;
  /** Waits until every user's export is ready. */
  exported(): Promise<void>;
  tokenOf(actor: ActorName): string | null;
  /** The token that one service sends another when it calls on the owner's behalf. */
  errand(from: ServiceName, to: ServiceName): Promise<string>;
  stop(): Promise<void>;
}

const roleOf: Partial<Record<ActorName, string>> = {
  guest: "guest",
  moderator: "moderator",
  admin: "admin",
};

export async function startWorld(): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-matrix-"));
  const platform = await startPlatform({ dataDir, port: 0, trustedProxies: 1 });
  const { url } = platform;
  const boss = new Api(url, (await localAccounts(dataDir)).admin);
  await boss.signIn();
  const tokens = new Map<ActorName, string>();
  let owner = boss;
  for (const actor of actors) {
    if (actor === "nobody" || actor === "booth") continue;
    const who = { email: `${actor}@example.org`, password, displayName: actor };
    const person = new Api(url, who);
    await person.signIn();
    if (actor === "owner") owner = person;
    const role = roleOf[actor];
    if (role) {
      const { id } = await answered(person.identity.GET("/identity/v1/users/me"));
      const params = { path: { id } };
      await answered(boss.identity.PUT("/identity/v1/users/{id}/role", { params, body: { role } }));
    }
    tokens.set(actor, await signIn(url, who));
  }
  const write = async (title: string) =>
    (await answered(owner.story.POST("/story/v1/stories", { body: { title, language: "en", text } }))).id;
  const [story, published, spare] = [await write("Draft"), await write("Published"), await write("Spare")];
  for (const id of [story, published]) await analyze(owner, id, () => {});
  const about = (id: string) => ({ params: { path: { id } } });
  await answered(owner.story.POST("/story/v1/stories/{id}/publish", about(published)));
  await until(
    async () =>
      (await answered(owner.narration.GET("/narration/v1/stories/{id}/cast", about(story)))).items.length,
  );
  const narration = (await narrate(owner, { storyId: story }, () => {})).id;
  const first = async (list: Called<{ items: { id: string }[] }>) =>
    (await answered(list)).items[0]?.id ?? "";
  const character = await first(owner.story.GET("/story/v1/stories/{id}/characters", about(story)));
  const voice = await first(owner.narration.GET("/narration/v1/voices"));
  const { id: correction } = await answered(
    owner.story.POST("/story/v1/stories/{id}/corrections", {
      ...about(story),
      body: { kind: "rename", characterId: character, name: "Renamed" },
    }),
  );
  const money = await buyTwice(owner);
  const open = () => openSession(owner, url, story);
  const { token: guestToken, consent, ...together } = await open();
  tokens.set("booth", guestToken);
  const { id: ownerId } = await answered(owner.identity.GET("/identity/v1/users/me"));
  const world: World = {
    url,
    ownerId,
    credentials: { email: "owner@example.org", password },
    story,
    published,
    narration,
    character,
    voice,
    correction,
    imported: await importFile(owner, `${url}/story/v1/stories/import`, tokens.get("owner") ?? ""),
    ...money,
    session: { id: together.id, invitation: together.invitation },
    booth: { participant: together.participant, consent },
    spareSession: together,
    async renewSession() {
      world.spareSession = await open();
    },
    spare,
    async renew() {
      world.spare = await write("Spare");
    },
    async exported() {
      for (const [actor, token] of tokens)
        if (actor !== "booth")
          await until(async () => {
            const headers = { authorization: `Bearer ${token}`, "x-forwarded-for": "10.0.0.9" };
            const response = await fetch(new URL("/identity/v1/users/me/export", url), { headers });
            const { status } = (await response.json()) as { status: string };
            return response.ok && status !== "gathering";
          });
    },
    tokenOf: (actor) => tokens.get(actor) ?? null,
    async errand(from, to) {
      const asking = platform.services.find(({ name }) => name === from);
      if (!asking) throw new Error(`There is no service ${from}.`);
      return asking.context.serviceTokens.tokenFor({ service: to, userId: ownerId, address: null });
    },
    async stop() {
      await platform.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return world;
}

/** Imports a file with chapters and a colophon. */
async function importFile({ story }: Api, address: string, token: string): Promise<World["imported"]> {
  const body = new FormData();
  const page = `<h1>One</h1><p>Once.</p><h1>Two</h1><p>Twice.</p><section epub:type="colophon"><p>By hand.</p></section>`;
  body.set("file", new Blob([`<!doctype html><html><body>${page}</body></html>`]), "book.html");
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(address, { method: "POST", headers, body });
  const { id } = (await response.json()) as { id: string };
  const about = { params: { path: { id } } };
  const chapters = await answered(story.GET("/story/v1/stories/{id}/chapters", about));
  const matter = await answered(story.GET("/story/v1/stories/{id}/matter", about));
  return { story: id, chapter: chapters.items[1]?.id ?? "", matter: matter.items[0]?.id ?? "" };
}

/** Opens a session on a story, with an invitation by e-mail, and a guest who accepted another one and consented. */
async function openSession({ collaboration }: Api, url: string, storyId: string) {
  const { id } = await answered(collaboration.POST("/collaboration/v1/sessions", { body: { storyId } }));
  const invite = (body: { way: "email"; to: string } | { way: "link" }) =>
    answered(
      collaboration.POST("/collaboration/v1/sessions/{id}/invite", { params: { path: { id } }, body }),
    );
  const { id: invitation } = await invite({ way: "email", to: "rose@example.org" });
  const { link } = await invite({ way: "link" });
  // Without the owner's token, which would make the owner take part.
  const guest = createClient<CollaborationPaths>({ url });
  const accepted = await answered(
    guest.POST("/collaboration/v1/invitations/accept", {
      body: { token: link.slice(link.lastIndexOf("/") + 1), name: "Rose" },
    }),
  );
  const [token, participant] = [accepted.token ?? "", accepted.participant?.id ?? ""];
  const consented = await answered(
    guest.POST("/collaboration/v1/participants/{id}/consents", {
      params: { path: { id: participant } },
      body: { uses: ["this-story"], wording: "1" },
      headers: { authorization: `Bearer ${token}` },
    }),
  );
  return { id, invitation, token, participant, consent: consented.id };
}

/** Buys a plan that is cancelled immediately, with a credit note, and one that stays. */
async function buyTwice({ subscription: shop }: Api) {
  const wish = { body: { tier: "silver", interval: "month" } } as const;
  await answered(shop.POST("/subscription/v1/card", { body: { card: "card_ok" } }));
  const subscribe = async () => (await answered(shop.POST("/subscription/v1/subscriptions", wish))).id ?? "";
  const params = { path: { id: await subscribe() } };
  await answered(shop.POST("/subscription/v1/subscriptions/{id}/cancel", { params, body: { when: "now" } }));
  const subscription = await subscribe();
  const { items } = await answered(shop.GET("/subscription/v1/invoices"));
  const [invoice, before] = items;
  return { subscription, invoice: invoice?.id ?? "", creditNote: before?.creditNotes[0]?.id ?? "" };
}

async function signIn(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const identity = createClient<IdentityPaths>({ url });
  const tokens = await answered(identity.POST("/identity/v1/auth/login", { body: { email, password } }));
  if (!("accessToken" in tokens)) throw new Error(`${email} has a second factor.`);
  return tokens.accessToken;
}
