import { createHash, randomUUID } from "node:crypto";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import pg from "pg";
import { inTransaction } from "../../transaction.ts";
import { tokenFor } from "./peer-token.ts";
import {
  insertEvent,
  insertRevision,
  insertStory,
  selectStory,
  selectStoryWithText,
  standing,
} from "./statements.ts";

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const keys = createLocalJWKSet(JSON.parse(process.env.KEYS ?? "") as JSONWebKeySet);

/** The user who sent a request, by the access token: the minimum for any API with private stories. */
export async function callerOf(authorization: string | undefined): Promise<string> {
  const { payload } = await jwtVerify(authorization?.slice("Bearer ".length) ?? "", keys, {
    algorithms: ["EdDSA"],
  });
  return payload.sub ?? "";
}

/** The read of `GET /stories/{id}`. */
export async function readStory(id: string): Promise<Record<string, unknown>> {
  const { rows } = await pool.query(selectStoryWithText, [1, id]);
  return rows[0];
}

/** A request's headers. */
interface Caller {
  get(name: string): string | undefined;
}

/** Holds one story of the caller's allowance at our subscription service, as our service does before it writes. */
async function hold(ownerId: string, caller: Caller, workId: string): Promise<void> {
  const answer = await fetch(new URL("/subscription/v1/usage/reservations", process.env.SUBSCRIPTION_URL), {
    method: "POST",
    headers: {
      authorization: caller.get("authorization") ?? "",
      "service-token": await tokenFor(ownerId, caller.get("x-forwarded-for")),
      "content-type": "application/json",
    },
    body: JSON.stringify({ workId, resource: "stories", quantity: 1 }),
  });
  if (!answer.ok) throw new Error(`Nothing was held: ${answer.status}.`);
  await answer.json();
}

/**
 * The steps of `POST /stories`: holds the allowance, writes story, revision and event in one transaction, and reads the
 * row. `BENCH_HOLD=off` leaves the allowance out.
 */
export async function writeStory(
  ownerId: string,
  caller: Caller,
  { title, text }: { title: string; text: string },
): Promise<Record<string, unknown>> {
  const id = randomUUID();
  if (process.env.BENCH_HOLD !== "off") await hold(ownerId, caller, id);
  const now = new Date();
  const words = text.split(/\s+/).length;
  const story = [id, ownerId, null, now, title, null, "en", "draft", 1, 1, words, text.length, now, null];
  const sha256 = createHash("sha256").update(text).digest();
  const event = [
    randomUUID(),
    "StoryCreated",
    1,
    "story",
    id,
    JSON.stringify({ storyId: id, ownerId }),
    now,
    null,
    now,
  ];
  return inTransaction(pool, async (client) => {
    await client.query(insertStory, story);
    await client.query(insertRevision, [id, 1, "en", text, sha256, now]);
    await client.query(insertEvent, event);
    const { rows } = await client.query(selectStory, [1, id]);
    return rows[0];
  });
}

/** The read and the answer of `POST /usage/check`. */
export async function checkUsage(userId: string, ask: { resource: string; quantity: number }) {
  const now = new Date();
  const month = now.toISOString().slice(0, 7);
  const { rows } = await pool.query(standing, [
    userId,
    userId,
    month,
    ask.resource,
    userId,
    month,
    ask.resource,
    now,
    userId,
  ]);
  const [{ tier, used, held }] = rows;
  const remains = 1_000_000 - Number(used) - Number(held);
  return { tier, used: Number(used), held: Number(held), remains, allowed: remains >= ask.quantity, ...ask };
}
