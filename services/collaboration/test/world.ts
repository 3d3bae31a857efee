import { randomUUID } from "node:crypto";
import type { Recordings } from "@storytelling/recordings";
import {
  startTestService,
  type TestActor,
  type TestAnswer,
  type TestOptions,
} from "@storytelling/service/testing";
import { collaboration, collaborationWith } from "../src/service.ts";
import { startPeers, type TestStory } from "./peers.ts";

export const organiser = ["collaborations.write", "collaborations.contribute"];

export const tale = [
  "The gate was shut.",
  ["Anna", "Open it, Henry!"],
  ["Henry", "Never, Anna."],
  "She sighed.",
  ["Anna", "Then I shall climb."],
] as const;

export interface WorldOptions extends TestOptions {
  /** Looks at recordings instead of the real one, which starts a process for each. */
  readonly recordings?: Recordings;
}

/** The collaboration service beside stand-ins for story, identity and subscription, with two users, Ada and Bob. */
export async function startWorld({ recordings, ...options }: WorldOptions = {}) {
  const peers = await startPeers();
  const urls = { STORY_URL: peers.url, SERVICES_URL: peers.url, SUBSCRIPTION_URL: peers.url };
  const service = await startTestService(recordings ? collaborationWith(() => recordings) : collaboration, {
    ...options,
    env: { ...urls, COLLABORATION_TICK_MS: "0", UPLOADS_TICK_MS: "0", ...options.env },
  });
  const { http } = service;
  const [ada, bob] = await Promise.all([service.actor(organiser), service.actor(organiser)]);

  const world = {
    ...service,
    peers,
    ada,
    bob,
    /** A story of a user's that is analysed. */
    write(more: Partial<TestStory> = {}, { id: ownerId }: TestActor = ada): TestStory {
      const base = { id: randomUUID(), ownerId, revision: 1, title: "The Gate", language: "en", lines: tale };
      const story: TestStory = { ...base, ...more };
      peers.stories.set(story.id, story);
      return story;
    },
    /** A session on a new story. */
    async open(body: object = {}, by: TestActor = ada) {
      return made(
        await http.post("sessions", { token: by.token, body: { storyId: world.write({}, by).id, ...body } }),
      );
    },
    /** An invitation to a session; a link unless it is said. */
    async invite(sessionId: string, body: object = {}, by: TestActor = ada) {
      const wish = { way: "link", ...body };
      return made(await http.post(`sessions/${sessionId}/invite`, { token: by.token, body: wish }));
    },
    /** The token in the link of an invitation. */
    tokenIn: ({ link }: { link: string }): string => link.slice(link.lastIndexOf("/") + 1),
    accept: (token: string, body: object = {}, by?: TestActor): Promise<TestAnswer> =>
      http.post("invitations/accept", { ...(by ? { token: by.token } : {}), body: { token, ...body } }),
    /** A guest of a session, who was invited by a link of their own. */
    async guest(sessionId: string, name = "Grandma Rose", invitation: object = {}) {
      const { link } = await world.invite(sessionId, invitation);
      const { token, participant } = made(await world.accept(world.tokenIn({ link }), { name }));
      return { id: participant.id as string, token: token as string, link: link as string };
    },
    /** The number of rows of a table. */
    async count(table: string, where = "true"): Promise<number> {
      const { pool } = service.running.context.db;
      return (await pool.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n;
    },
    async stop(how?: { keep: boolean }) {
      await service.stop(how);
      await peers.close();
    },
  };
  return world;
}
export type World = Awaited<ReturnType<typeof startWorld>>;

/** The body of an answer that made something. */
function made({ status, body }: TestAnswer) {
  if (status === 201) return body;
  throw new Error(`${status} ${JSON.stringify(body)}`);
}
