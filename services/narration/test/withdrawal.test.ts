import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { consentWithdrawn } from "@storytelling/events";
import { decodeWav } from "@storytelling/media";
import { openRecordings, type Recordings } from "@storytelling/recordings";
import { until } from "@storytelling/service/testing";
import { finishRemoval } from "../src/steps/finish-removal.ts";
import { likenessAt } from "./correlate.ts";
import {
  accept,
  closePeople,
  contribute,
  eventOf,
  type Person,
  personFor,
  take,
  withdrawConsent,
} from "./people.ts";
import type { TestStory } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let recordings: Recordings;
before(async () => {
  world = await startWorld();
  recordings = openRecordings();
});
after(async () => {
  await closePeople();
  await recordings.close();
  await world.stop();
});

const query = async (sql: string, values: unknown[] = []) =>
  (await world.service.running.context.db.pool.query(sql, values)).rows;
const blobs = () => world.service.running.context.blobs;
const receiptsOf = ({ consentId }: Pick<Person, "consentId">) =>
  query("select * from receipts where consent_id = $1", [consentId]);
const received = (person: Person) =>
  until(async () => {
    const [receipt] = await receiptsOf(person);
    return receipt?.deleted_at && receipt;
  });
const told = (person: Pick<Person, "consentId">) =>
  world.service
    .events("VoiceWithdrawn")
    .then((all) => all.filter(({ aggregateId }) => aggregateId === person.consentId));
async function readable(files: readonly { ownerId: string; blobId: string }[]): Promise<string[]> {
  const there = [];
  for (const { ownerId, blobId } of files) if (await blobs().info(ownerId, blobId)) there.push(blobId);
  return there;
}

/** How many files the blob store has of an owner. The folder's name is made of theirs. */
async function filesOnDisk(owner: string): Promise<number> {
  const folder = createHash("sha256").update(JSON.stringify(owner)).digest("hex");
  const files = await readdir(world.service.data.blobDir, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile() && file.parentPath.includes(folder)).length;
}

async function narrated(): Promise<{ story: TestStory; nora: Person; takes: string[]; narration: string }> {
  const story = await world.write([
    "The king came into the hall. ",
    ["Anna", "“Come in and close the door behind you.” "],
    "Nobody answered him.",
  ]);
  const nora = await personFor(world, story);
  const { id } = await take(world, story, nora, { line: 1 });
  await accept(world, story, nora, id);
  const { id: narration } = await world.narrate(story);
  return { story, nora, takes: [id], narration };
}

/** Every file that holds the voice: of takes, and of the audiobooks with them. */
async function voiceFiles(takes: readonly string[], narration: string) {
  const pieces = await query(
    `select t.person_id as "ownerId", p.blob_id as "blobId" from take_pieces p join takes t on t.id = p.take_id
      where t.id = any($1)`,
    [takes],
  );
  const [{ owner_id: ownerId, book }] = await query(
    "select owner_id, book from story_narrations where id = $1",
    [narration],
  );
  const name = book === 0 ? narration : `${narration}.${book}`;
  return [...pieces, { ownerId, blobId: `${name}.mp3` }, { ownerId, blobId: `${name}.vtt` }];
}

describe("a consent that is withdrawn while its voice is in an audiobook", () => {
  let story: TestStory;
  let nora: Person;
  let takes: string[];
  let narration: string;
  let files: { ownerId: string; blobId: string }[];
  let voice: Int16Array;
  let likenessBefore: number;
  let seconds: { unreadable: number; deleted: number; mastered: number };
  before(async () => {
    ({ story, nora, takes, narration } = await narrated());
    files = await voiceFiles(takes, narration);
    voice = decodeWav((await world.get(`takes/${takes[0]}/audio.wav`)).body).pcm;
    likenessBefore = await likenessIn(narration);
    assert.ok((await filesOnDisk(nora.id)) > 0);
    assert.deepEqual((await readable(files)).length, files.length);
    const start = performance.now();
    const since = () => (performance.now() - start) / 1000;
    await withdrawConsent(world, story, nora);
    const [book, heard, line] = await Promise.all([
      world.get(`narrations/${narration}/audio.mp3`),
      world.get(`takes/${takes[0]}/audio.wav`),
      world.get(`narrations/${narration}/segments/1/audio.wav`),
    ]);
    assert.deepEqual([book.status, heard.status], [409, 404]);
    assert.notEqual(line.status, 500);
    const unreadable = since();
    await received(nora);
    const deleted = since();
    await world.reaches(narration, "done");
    seconds = { unreadable, deleted, mastered: since() };
  });

  /** How alike the voice is to what the audiobook has at its line. */
  async function likenessIn(id: string): Promise<number> {
    const { items } = (await world.get(`narrations/${id}/segments`)).body;
    const book = await recordings.prepare((await world.get(`narrations/${id}/audio.mp3`)).body, {
      keepEnds: true,
    });
    return likenessAt(book, voice, items[1].startMs).likeness;
  }

  it("leaves no file with the voice", async (t) => {
    t.diagnostic(`seconds: ${JSON.stringify(seconds)}`);
    assert.deepEqual(await readable(files), []);
    assert.equal(await filesOnDisk(nora.id), 0);
    assert.deepEqual(await query("select id from takes where person_id = $1", [nora.id]), []);
  });

  it("leaves the voice out of the new audiobook, where a stand-in reads", async () => {
    const { items } = (await world.get(`narrations/${narration}/segments`)).body;
    assert.deepEqual(
      items.map(({ origin }: { origin: string }) => origin),
      ["synthetic", "synthetic", "synthetic"],
    );
    const after = await likenessIn(narration);
    assert.ok(likenessBefore > 0.9 && after < 0.5, `likeness ${likenessBefore} before, ${after} after`);
  });

  it("has a receipt that counts what was deleted, and VoiceWithdrawn once", async () => {
    const [{ takes: counted, profiles, narrations, lines, cause }] = await receiptsOf(nora);
    assert.deepEqual([counted, profiles, narrations, lines, cause], [1, 1, 1, 1, "person"]);
    const events = await told(nora);
    assert.equal(events.length, 1);
    assert.deepEqual([events[0]?.data.takes, events[0]?.data.ownerId], [1, world.ada.id]);
  });

  it("refuses recordings that come later under the same consent", async () => {
    const id = await contribute(world, story, nora, { line: 1 });
    const event = await until(async () =>
      (await world.service.events("TakeRefused")).find(({ data }) => data.takeId === id),
    );
    assert.equal(event.data.reason, "consent-missing");
  });
});

describe("the deletion of a withdrawn voice that is interrupted", () => {
  it("continues, and gives one receipt and one event however often it runs", async () => {
    const { story, nora, takes, narration } = await narrated();
    const files = await voiceFiles(takes, narration);
    const app = world.service.running.context as never as Parameters<typeof finishRemoval>[0];
    const failing = failOnce();
    await withdrawConsent(world, story, nora);
    await received(nora);
    failing.restore();
    const [{ id: receiptId }] = await receiptsOf(nora);
    await Promise.all([finishRemoval(app, { receiptId }), finishRemoval(app, { receiptId })]);
    assert.ok(failing.failed());
    assert.deepEqual(await readable(files), []);
    assert.deepEqual([(await receiptsOf(nora)).length, (await told(nora)).length], [1, 1]);
  });
});

/** The blob store's next deletion fails, as it does when the process is killed or the disk is gone for a moment. */
function failOnce() {
  const store = blobs() as { delete: (owner: string, id: string) => Promise<void> };
  const real = store.delete;
  let failed = false;
  store.delete = async (owner, id) => {
    if (failed) return real.call(store, owner, id);
    failed = true;
    throw new Error("The disk is gone.");
  };
  return {
    failed: () => failed,
    restore: () => {
      store.delete = real;
    },
  };
}

describe("a story that is deleted", () => {
  it("takes the voices of others with it, who get a receipt", async () => {
    const { story, nora, takes, narration } = await narrated();
    const files = await voiceFiles(takes, narration);
    await world.remove(story);
    const receipt = await received(nora);
    assert.deepEqual([receipt.cause, receipt.takes], ["story-deleted", 1]);
    assert.deepEqual(await readable(files), []);
    assert.equal((await told(nora))[0]?.data.cause, "story-deleted");
  });
});

describe("a guest who is erased", () => {
  it("is in no row any more, and their voice in no file", async () => {
    const { story, nora, takes, narration } = await narrated();
    const files = await voiceFiles(takes, narration);
    const { contributionId: _, ...about } = eventOf(story, nora, "");
    const at = world.service.clock.now().toISOString();
    const { consentId } = nora;
    await world.service.deliver(
      consentWithdrawn(nora.id, { ...about, consentId, cause: "erased", withdrawnAt: at }),
    );
    const receipt = await received(nora);
    assert.deepEqual([receipt.person_id, receipt.cause, receipt.takes], [null, "erased", 1]);
    assert.deepEqual(await readable(files), []);
    for (const table of ["takes", "consents", "narrator_voices", "voice_samples", "receipts"])
      assert.deepEqual(
        await query(`select 1 from ${table} as one where strpos(one::text, $1) > 0`, [nora.id]),
        [],
      );
  });
});
