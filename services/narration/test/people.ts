import { randomUUID } from "node:crypto";
import { consentGiven, consentWithdrawn, contributionAccepted, voiceContributed } from "@storytelling/events";
import { encodeWav } from "@storytelling/media";
import { until } from "@storytelling/service/testing";
import { createSpeech, embeddedVoices, type SpeechService } from "@storytelling/speech";
import { ConsentUse } from "@storytelling/values";
import { keysOf } from "../src/domain/line-key.ts";
import type { TestStory } from "./story-peer.ts";
import type { World } from "./world.ts";

let speech: SpeechService | undefined;

/** A person in a test: a synthetic voice that no story is cast with, at a pace of its own. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly consentId: string;
}

/** Speaks as a person would, and returns a recording with silence around it. */
export async function recorded(text: string, { rate = 0.85 } = {}): Promise<Uint8Array> {
  speech ??= createSpeech(embeddedVoices({ workers: 1 }));
  const voice = speech.voices().find(({ id }) => id === "flite-callum") ?? speech.voices().at(-1);
  if (!voice) throw new Error("No voice speaks.");
  const { pcm, sampleRate } = await speech.speak(voice.provider, {
    ...{ text, language: "en", base: voice.base, settings: { pitch: 1.1, rate } },
  });
  const silence = new Int16Array(sampleRate / 2);
  return encodeWav(Int16Array.from([...silence, ...pcm, ...silence]), sampleRate);
}

export async function closePeople(): Promise<void> {
  await speech?.close();
  speech = undefined;
}

/** A person who allows their voice to be used in a story. */
export async function personFor(
  world: World,
  story: TestStory,
  { id = randomUUID() as string, name = "Nora", uses = ["this-story", "publishing"] } = {},
): Promise<Person> {
  const person = { id, name, consentId: randomUUID() as string };
  await allow(world, story, person, uses);
  return person;
}

/** Has a person allow uses of their voice, as a booth tells it. */
export async function allow(
  world: World,
  story: TestStory,
  person: Person,
  uses = ["this-story", "publishing"],
): Promise<void> {
  const now = world.service.clock.now();
  const { contributionId: _, ...of } = about(story, person, "");
  await world.service.deliver(
    consentGiven(person.id, {
      ...of,
      ...{
        consentId: person.consentId,
        uses: ConsentUse.array().parse(uses),
        how: "pressed",
        guardian: false,
      },
      ...{ givenAt: now.toISOString(), until: new Date(now.getTime() + 300 * 86_400_000).toISOString() },
    }),
  );
}

/** The line of a story as the collaboration service tells it. */
function lineOf({ lines }: TestStory, line: number) {
  const all = lines.map((one, at) => {
    const [speaker, text] = typeof one === "string" ? [null, one] : one;
    return { line: at, text, speaker, speakerId: speaker && `c-${speaker.toLowerCase()}` };
  });
  const found = all[line];
  if (!found) throw new Error(`The story has no line ${line}.`);
  const { text, speaker, speakerId: characterId } = found;
  const kind = speaker ? ("speech" as const) : ("narration" as const);
  return { line, text, kind, speaker, characterId, occurrence: keysOf(all)[line]?.occurrence ?? 0 };
}

export interface ReadingOf {
  readonly line: number;
  readonly lines?: number;
  readonly bytes?: Uint8Array;
  readonly said?: string;
  readonly id?: string;
}

/** Has a person record lines of a story in a session; returns the id of the contribution. */
export async function contribute(
  world: World,
  story: TestStory,
  person: Person,
  { line, lines = 1, said, bytes, id = randomUUID() }: ReadingOf,
): Promise<string> {
  const read = Array.from({ length: lines }, (_, nth) => lineOf(story, line + nth));
  const recording = bytes ?? (await recorded(said ?? read.map(({ text }) => text).join(" ")));
  const { name, id: personId, consentId } = person;
  const contributedAt = world.service.clock.now().toISOString();
  const { participantId: _, sessionId: __, ...of } = about(story, person, id);
  const told = { ...of, consentId, name, revision: story.revision, language: story.language, contributedAt };
  world.collaboration.contributions.set(id, { told: { ...told, lines: read }, bytes: recording });
  await world.service.deliver(
    voiceContributed(personId, {
      ...about(story, person, id),
      ...{ consentId, revision: story.revision, line, lines },
      ...{ bytes: Math.max(1, recording.length), sha256: "0".repeat(64) },
      contributedAt,
    }),
  );
  return id;
}

const about = ({ id: storyId, ownerId }: TestStory, person: Person, contributionId: string) => ({
  ...{ contributionId, participantId: person.id, personId: person.id },
  ...{ sessionId: "0190a1b2-7c3d-7e4f-8a5b-000000000010", storyId, ownerId },
});

/** Waits until a take has this status, and returns it as its owner reads it. */
export const taken = (world: World, id: string, status = "ready") =>
  until(async () => {
    const { body } = await world.get(`takes/${id}`);
    if (body.status === "refused" && status !== "refused") throw new Error(`It was refused: ${body.reason}`);
    return body.status === status && body;
  });

/** Has a person record a line, and waits for the take. */
export async function take(world: World, story: TestStory, person: Person, of: ReadingOf) {
  return taken(world, await contribute(world, story, person, of));
}

export const accept = (world: World, story: TestStory, person: Person, contributionId: string) =>
  world.service.deliver(contributionAccepted(person.id, about(story, person, contributionId)));

export const eventOf = (story: TestStory, person: Person, contributionId: string) =>
  about(story, person, contributionId);

export const withdrawConsent = (world: World, story: TestStory, person: Person) => {
  const { contributionId: _, ...of } = about(story, person, "");
  const withdrawnAt = world.service.clock.now().toISOString();
  const { consentId } = person;
  return world.service.deliver(
    consentWithdrawn(person.id, { ...of, consentId, cause: "person", withdrawnAt }),
  );
};
