import type { Schemas } from "@storytelling/clients/story";
import { type PeerAnswer, refused, startPeer } from "@storytelling/service/testing";

/** A line of a test's story: the narrator's text, or a speaker and the text. `#` begins a heading. */
export type TestLine = string | readonly [speaker: string, text: string];

/** A story as the peer returns it. */
export interface TestStory {
  id: string;
  revision: number;
  title: string;
  language: string;
  ownerId: string;
  published?: boolean;
  analyzed?: boolean;
  lines: readonly TestLine[];
  /** What the chapters have that begin at the lines with these numbers. */
  chapters?: Readonly<Record<number, Partial<Omit<Schemas["ScriptChapter"], "firstLine" | "lines">>>>;
  genders?: Readonly<Record<string, "female" | "male" | "other" | "unknown">>;
}

/** Stands in for the story service: the same routes and responses, over real HTTP. */
export async function startStoryPeer() {
  const stories = new Map<string, TestStory>();
  let asked = 0;
  const peer = await startPeer(({ path, headers }) => {
    asked++;
    const claims = headers.authorization?.split(".")[1] ?? "";
    const { sub } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string };
    return answerOf(stories, path, sub);
  });
  return { ...peer, stories, asked: () => asked };
}
export type StoryPeer = Awaited<ReturnType<typeof startStoryPeer>>;

function answerOf(stories: Map<string, TestStory>, path: string, userId: string): PeerAnswer {
  const [, id = "", what] = /^\/story\/v1\/stories\/([^/]+)\/(script|characters)$/.exec(path) ?? [];
  const story = stories.get(id);
  const refuse = (status: number, code: string) => refused(status, code, `The story service says ${code}.`);
  if (!story || (story.ownerId !== userId && !story.published)) return refuse(404, "story-not-found");
  if (story.analyzed === false) return refuse(409, "not-analyzed");
  return { status: 200, body: what === "script" ? scriptOf(story) : charactersOf(story) };
}

/** The script of a story, as the story service returns it. */
export function scriptOf(story: TestStory): Schemas["Script"] {
  let at = 0;
  const lines = story.lines.map((line, index): Schemas["Script"]["lines"][number] => {
    const [speaker, text] = typeof line === "string" ? [null, line] : line;
    const heading = text.startsWith("# ");
    const start = at;
    at += text.length;
    return {
      index,
      start,
      end: at,
      text,
      kind: speaker ? "speech" : heading ? "heading" : "narration",
      speaker: speaker && idOf(speaker),
      confidence: 1,
      emotion: { valence: 0, arousal: text.includes("!") ? 0.9 : 0.2, strongest: null },
      paragraphEnd: /\n$/.test(text),
    };
  });
  const heads = lines.flatMap((line) => (line.kind === "heading" ? [line.index] : []));
  const marked = Object.keys(story.chapters ?? {}).map(Number);
  const starts = [...new Set([...heads, ...marked, ...(heads.length > 0 ? [] : [0])])].sort((a, b) => a - b);
  const chapters = starts.map((firstLine, i) => ({
    id: `00000000-0000-7000-8000-${String(firstLine).padStart(12, "0")}`,
    title: heads.includes(firstLine) ? (lines[firstLine]?.text.slice(2).trim() ?? "") : null,
    level: 1,
    language: story.language,
    readAloud: true,
    ...story.chapters?.[firstLine],
    firstLine,
    lines: (starts[i + 1] ?? lines.length) - firstLine,
  }));
  const { id: storyId, revision, title, language } = story;
  return { storyId, revision, title, author: "Ada", language, chapters, lines };
}

const idOf = (name: string): string => `c-${name.toLowerCase()}`;

function charactersOf(story: TestStory) {
  const lines = new Map<string, number>();
  for (const line of story.lines)
    if (typeof line !== "string") lines.set(line[0], (lines.get(line[0]) ?? 0) + 1);
  const items = [...lines].map(([name, count]) => ({
    id: idOf(name),
    name,
    aliases: [],
    gender: story.genders?.[name] ?? "unknown",
    age: "unknown",
    plural: false,
    narrator: false,
    lines: count,
    words: count * 5,
    mentions: count,
    voiceHint: null,
  }));
  return { revision: story.revision, items };
}
