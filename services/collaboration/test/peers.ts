import { randomUUID } from "node:crypto";
import type { Schemas } from "@storytelling/clients/story";
import { serviceTokenHeader } from "@storytelling/service";
import { type AskedOfPeer, type PeerAnswer, refused, startPeer } from "@storytelling/service/testing";

/** A line of a test's story: the narrator's text, or a speaker and the text. */
export type TestLine = string | readonly [speaker: string, text: string];

/** A story as the story service has it. */
export interface TestStory {
  id: string;
  ownerId: string;
  revision: number;
  title: string;
  language: string;
  lines: readonly TestLine[];
  analyzed?: boolean;
}

export const characterId = (name: string): string => `c-${name.toLowerCase()}`;

/** Stands in for story, identity and subscription: their routes that this service asks, over real HTTP. */
export async function startPeers() {
  const stories = new Map<string, TestStory>();
  const state = {
    stories,
    /** Users' names by their ids; others are called Ada. */
    names: new Map<string, string>(),
    guestsCap: 10,
    /** Whether these services answer at all. */
    up: true,
    asked: [] as AskedOfPeer[],
    /** What narration answers. */
    narration: (_asked: AskedOfPeer): PeerAnswer => refused(404, "narration-not-found", "There is none."),
  };
  const peer = await startPeer((asked) => {
    state.asked.push(asked);
    if (!state.up) return { disturb: (response) => void response.destroy() };
    const [, service] = asked.path.split("/");
    if (service === "story") return storyAnswer(stories, asked);
    if (service === "narration") return state.narration(asked);
    if (service === "identity") return contactAnswer(state.names, asked);
    return standingAnswer(state.guestsCap);
  });
  return Object.assign(state, peer);
}
export type Peers = Awaited<ReturnType<typeof startPeers>>;

function askerOf({ headers }: AskedOfPeer): string {
  const claims = headers[serviceTokenHeader]?.toString().split(".")[1] ?? "";
  return (JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string }).sub;
}

function storyAnswer(stories: Map<string, TestStory>, asked: AskedOfPeer): PeerAnswer {
  const [, id = ""] = /^\/story\/v1\/stories\/([^/]+)\/owners-script$/.exec(asked.path) ?? [];
  const story = stories.get(id);
  if (story?.ownerId !== askerOf(asked))
    return refused(404, "story-not-found", "The story service says not found.");
  if (story.analyzed === false) return refused(409, "not-analyzed", "Not analysed yet. POST analyze first.");
  return { status: 200, body: scriptOf(story) };
}

function scriptOf(story: TestStory): Schemas["OwnersScript"] {
  let at = 0;
  const lines = story.lines.map((line, index): Schemas["OwnersScript"]["lines"][number] => {
    const [speaker, text] = typeof line === "string" ? [null, line] : line;
    const start = at;
    at += text.length;
    return {
      index,
      start,
      end: at,
      text,
      kind: speaker ? "speech" : "narration",
      speaker: speaker && characterId(speaker),
      confidence: 1,
      emotion: { valence: 0, arousal: 0.2, strongest: null },
      paragraphEnd: true,
    };
  });
  const names = [...new Set(story.lines.flatMap((line) => (typeof line === "string" ? [] : [line[0]])))];
  const characters = names.map((name) => ({
    id: characterId(name),
    name,
    aliases: [],
    gender: "unknown" as const,
    age: "unknown" as const,
    plural: false,
    narrator: false,
    lines: 1,
    words: 5,
    mentions: 1,
    voiceHint: null,
  }));
  const { id: storyId, revision, title, language } = story;
  const chapter = { id: storyId, title: null, level: 1, language, readAloud: true };
  const chapters = [{ ...chapter, firstLine: 0, lines: lines.length }];
  return { storyId, revision, title, author: null, language, chapters, lines, characters };
}

const contactAnswer = (names: Map<string, string>, asked: AskedOfPeer): PeerAnswer => {
  const [, id = randomUUID()] = /^\/identity\/v1\/users\/([^/]+)\/contact$/.exec(asked.path) ?? [];
  const displayName = names.get(id) ?? "Ada";
  return { status: 200, body: { email: `${id}@example.org`, emailVerified: true, displayName } };
};

const standingAnswer = (limit: number): PeerAnswer => ({
  status: 200,
  body: {
    resource: "guestsPerSession",
    kind: "each",
    tier: "silver",
    used: 0,
    held: 0,
    remains: limit,
    limit,
    renewsAt: null,
    allowed: true,
    quantity: 1,
    remainsAfter: limit - 1,
    enough: "free",
    storageFull: false,
  },
});
