import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { transaction } from "../src/index.ts";
import { startTestService, type TestData, type TestService } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

export const newKey = (): string => randomBytes(32).toString("base64");

/** A replica of the notes service with these master keys, on data that others may use at the same time. */
export const replica = (data: TestData, ...keys: string[]): Promise<TestService> =>
  startTestService(notes, { data, env: { MASTER_KEY: keys.join(",") } });

/** One value of every kind that a service seals. */
export interface Sealed {
  readonly person: string;
  readonly word: string;
  readonly own: Buffer;
  readonly personal: Buffer;
  readonly print: Buffer;
  readonly audio: string;
}

export async function sealAll({ running: { context } }: TestService): Promise<Sealed> {
  const person = randomUUID();
  const word = randomBytes(8).toString("hex");
  const audio = await context.blobs.put(person, Buffer.from(word), { contentType: "text/plain" });
  return {
    person,
    word,
    own: context.sealer.seal(word, "a test"),
    personal: await transaction(context.db, (tx) => context.personal.seal(tx, person, word, "a test")),
    print: context.sealer.fingerprint(word, "a test"),
    audio: audio.id,
  };
}

/** Fails unless all values can be read unchanged. */
export async function assertReadable({ running: { context } }: TestService, sealed: Sealed): Promise<void> {
  const { person, word } = sealed;
  assert.equal(context.sealer.open(sealed.own, "a test").toString(), word);
  assert.equal((await context.personal.open(person, sealed.personal, "a test"))?.toString(), word);
  assert.deepEqual(context.sealer.fingerprint(word, "a test"), sealed.print);
  const audio = await Array.fromAsync(await context.blobs.read(person, sealed.audio));
  assert.equal(Buffer.concat(audio).toString(), word);
}

export const sql = ({ running }: Pick<TestService, "running">, text: string, values: unknown[] = []) =>
  running.context.db.pool.query(text, values).then(({ rows }) => rows);
