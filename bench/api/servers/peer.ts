import { createHash, randomUUID } from "node:crypto";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import pg from "pg";
import { insertEvent, insertRevision, insertStory, selectStory, selectStoryWithText } from "./statements.ts";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const keys = createLocalJWKSet(JSON.parse(process.env.KEYS ?? "") as JSONWebKeySet);

/** Who sent a request, by its access token: the least that any API of private stories must do. */
export async function callerOf(authorization: string | undefined): Promise<string> {
  const { payload } = await jwtVerify(authorization?.slice("Bearer ".length) ?? "", keys, {
    algorithms: ["EdDSA"],
  });
  return payload.sub ?? "";
}

/** What `GET /stories/{id}` reads. */
export async function readStory(id: string): Promise<Record<string, unknown>> {
  const { rows } = await pool.query(selectStoryWithText, [1, id]);
  return rows[0];
}

/** What `POST /stories` writes, in one transaction: story, revision and event; then reads the row. */
export async function writeStory(
  ownerId: string,
  { title, text }: { title: string; text: string },
): Promise<Record<string, unknown>> {
  const id = randomUUID();
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
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(insertStory, story);
    await client.query(insertRevision, [id, 1, "en", text, sha256, now]);
    await client.query(insertEvent, event);
    const { rows } = await client.query(selectStory, [1, id]);
    await client.query("commit");
    return rows[0];
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
