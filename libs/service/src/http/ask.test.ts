import assert from "node:assert/strict";
import { it } from "node:test";
import { createClient } from "@storytelling/clients";
import type { SubscriptionClient, SubscriptionPaths } from "@storytelling/clients/subscription";
import { z } from "zod";
import { refused, startPeer } from "../testing/index.ts";
import { type Asker, askService, type Peer } from "./ask.ts";

const asker: Asker = {
  actor: { id: "00000000-0000-4000-8000-000000000000", token: "a.b.c" },
  address: "192.0.2.1",
  signal: new AbortController().signal,
};
const peerAt = (url: string, tries: number): Peer<SubscriptionClient> => ({
  service: "subscription",
  client: createClient<SubscriptionPaths>,
  url,
  tokens: { tokenFor: async () => "d.e.f" },
  timeoutMs: 5000,
  tries,
});
const call = (subscription: SubscriptionClient) => subscription.GET("/subscription/v1/tiers");
const tiers = { currency: "eur", tiers: [] };

it("a service that fails is asked again, as often as it may be", async (t) => {
  let asked = 0;
  const peer = await startPeer(() =>
    ++asked < 3 ? refused(500, "internal-error", "Something broke.") : { status: 200, body: tiers },
  );
  t.after(() => peer.close());
  const question = { asker, call, answer: z.object({ currency: z.string() }) };
  assert.deepEqual(await askService(peerAt(peer.url, 3), question), { currency: "eur" });
  asked = 0;
  await assert.rejects(askService(peerAt(peer.url, 2), question), /Answered 500/);
  assert.equal(asked, 2);
});

it("a service that refuses is not asked again, and its refusal is passed on with its code and facts", async (t) => {
  let asked = 0;
  const peer = await startPeer(() => {
    asked++;
    return refused(429, "too-many-requests", "Wait a moment.", { limit: 60 });
  });
  t.after(() => peer.close());
  await assert.rejects(askService(peerAt(peer.url, 3), { asker, call, answer: z.unknown() }), {
    kind: "too-many",
    code: "too-many-requests",
    facts: { limit: 60 },
  });
  assert.equal(asked, 1);
});

it("a field that the document does not have yet is ignored", async (t) => {
  const newer = JSON.stringify({ ...tiers, campaign: "spring" });
  const peer = await startPeer(() => ({
    disturb: (response) => void response.setHeader("content-type", "application/json").end(newer),
  }));
  t.after(() => peer.close());
  const answer = z.object({ currency: z.string() });
  assert.deepEqual(await askService(peerAt(peer.url, 1), { asker, call, answer }), { currency: "eur" });
});

it("an answer that is not as it promises is no answer", async (t) => {
  const peer = await startPeer(() => ({
    disturb: (response) => void response.setHeader("content-type", "application/json").end('{"currency":7}'),
  }));
  t.after(() => peer.close());
  const answer = z.object({ currency: z.string() });
  await assert.rejects(askService(peerAt(peer.url, 1), { asker, call, answer }), z.ZodError);
});

/** Neither compiles: each schema refuses answers that the document allows. */
export const mistakes = [
  // @ts-expect-error the document promises no such field
  () => askService(peerAt("", 1), { asker, call, answer: z.object({ prices: z.array(z.number()) }) }),
  // @ts-expect-error the document promises a string
  () => askService(peerAt("", 1), { asker, call, answer: z.object({ currency: z.number() }) }),
];
