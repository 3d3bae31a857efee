import { createHash, randomUUID } from "node:crypto";
import type { Recordings } from "@storytelling/recordings";
import type { TestAnswer } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { startWorld, type World, type WorldOptions } from "./world.ts";

/** Stands in for the decoder: what begins with RIFF is a recording, what is empty or anything else is not. */
export function quickRecordings(): Recordings & { looked: number } {
  const recordings = {
    looked: 0,
    async inspect(bytes: Uint8Array) {
      recordings.looked++;
      if (Buffer.from(bytes.subarray(0, 4)).toString() !== "RIFF")
        throw new Refusal("invalid", "not-audio", "This is no recording.");
      const measured = { loudness: -20, noise: -70, peak: -3, clipped: 0, speech: { fromMs: 0, toMs: 900 } };
      const findings = bytes[4] === 0 ? (["noisy"] as const) : [];
      return { format: "wav/pcm", durationMs: 1000, sampleRate: 8000, channels: 1, ...measured, findings };
    },
    prepare: () => Promise.reject(new Error("Nothing is prepared here.")),
    close: async () => {},
  };
  return recordings;
}

/** Bytes that `quickRecordings` takes for a recording; each call makes others. */
export const recording = (size = 500, mark = 1): Buffer =>
  Buffer.concat([Buffer.from("RIFF"), Buffer.of(mark), Buffer.from(randomUUID()), Buffer.alloc(size, mark)]);

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Somebody in a session who may record. */
export interface Guest {
  readonly id: string;
  readonly token: string;
  readonly consentId: string;
}

/** A world whose guests have consented and can record. */
export async function startRecordingWorld(options: WorldOptions = {}) {
  const recordings = quickRecordings();
  const world = await startWorld({ recordings, ...options });
  const more = {
    recordings,
    /** A guest of a session with a consent. */
    async speaker(sessionId: string, name?: string, invitation?: object): Promise<Guest> {
      const guest = await world.guest(sessionId, name, invitation);
      return { ...guest, consentId: await consent(world, guest.id) };
    },
    consent: (participantId: string, more?: object) => consent(world, participantId, more),
    /** Sends a recording in one request. */
    send(guest: Guest, bytes: Uint8Array, fields: object = {}, headers = {}): Promise<TestAnswer> {
      const { id, token } = guest;
      return world.http.post(`participants/${id}/voice`, {
        token,
        headers,
        body: formOf(guest, bytes, fields),
      });
    },
    /** A contribution of a guest. */
    async contribute(guest: Guest, bytes: Uint8Array = recording(), fields: object = {}) {
      const { status, body } = await more.send(guest, bytes, fields);
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
  return Object.assign(world, more);
}
export type RecordingWorld = Awaited<ReturnType<typeof startRecordingWorld>>;

function formOf({ consentId }: Guest, bytes: Uint8Array, fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ line: 1, revision: 1, consentId, ...fields }))
    if (value !== undefined) form.set(name, String(value));
  form.set("file", new File([new Uint8Array(bytes)], "line.wav"));
  return form;
}

async function consent(world: World, participantId: string, more: object = {}): Promise<string> {
  const id = randomUUID();
  const now = world.clock.now();
  const row = {
    id,
    participant_id: participantId,
    person_id: participantId,
    uses: ["this-story"],
    until: new Date(now.getTime() + 86_400_000),
    how: "pressed",
    guardian: false,
    wording: "1",
    language: "en",
    given_at: now,
    ...more,
  };
  const { pool } = world.running.context.db;
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  await pool.query(`insert into consents (${names}) values (${places})`, Object.values(row));
  return id;
}
