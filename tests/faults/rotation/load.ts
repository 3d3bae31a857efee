import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { answered, createClient } from "@storytelling/clients";
import type { IdentityPaths } from "@storytelling/clients/identity";
import { Api, type Credentials } from "../../../platform/src/api.ts";
import { analyze, narrate } from "../../../platform/src/production.ts";

const text = '"Who is there?" asked the fox.\n\n"Nobody," said the hen, and kept still.\n';

/** A user with a story, its audiobook, and a refresh token. */
export interface Writer {
  readonly api: Api;
  readonly who: Credentials;
  readonly story: string;
  readonly narration: string;
  readonly sha256: string;
  refreshToken: string;
}

const newPerson = (): Credentials => ({
  email: `${randomUUID()}@example.org`,
  password: randomUUID(),
  displayName: "Ada",
});

const sha256 = async (response: Response) =>
  createHash("sha256")
    .update(Buffer.from(await response.arrayBuffer()))
    .digest("hex");

/** Signs in and returns the refresh token. */
export async function signIn(url: string, { email, password }: Credentials): Promise<string> {
  const identity = createClient<IdentityPaths>({ url });
  const tokens = await answered(identity.POST("/identity/v1/auth/login", { body: { email, password } }));
  assert.ok("refreshToken" in tokens);
  return tokens.refreshToken;
}

export async function newWriter(url: string): Promise<Writer> {
  const who = newPerson();
  const api = new Api(url, who);
  await api.signIn();
  const story = await write(api);
  await analyze(api, story, () => {});
  const { id: narration } = await narrate(api, { storyId: story }, () => {});
  const audio = await api.request(`/narration/v1/narrations/${narration}/audio.mp3`);
  const refreshToken = await signIn(url, who);
  return { api, who, story, narration, sha256: await sha256(audio), refreshToken };
}

const write = async (api: Api): Promise<string> =>
  (await answered(api.story.POST("/story/v1/stories", { body: { title: "The hen", language: "en", text } })))
    .id;

/** The kinds of requests, by name. Each throws when the answer is wrong. */
export const kinds: Readonly<Record<string, (url: string, writer: Writer) => Promise<void>>> = {
  async "sign in"(url, { who }) {
    await signIn(url, who);
  },
  async refresh(url, writer) {
    const identity = createClient<IdentityPaths>({ url });
    const body = { refreshToken: writer.refreshToken };
    const tokens = await answered(identity.POST("/identity/v1/auth/refresh", { body }));
    writer.refreshToken = tokens.refreshToken;
  },
  async read(_url, { api, story }) {
    const params = { path: { id: story } };
    const read = await answered(api.story.GET("/story/v1/stories/{id}", { params }));
    if (read.text !== text) throw new Error(`read: ${JSON.stringify(read.text)}`);
  },
  async play(_url, { api, narration, sha256: wanted }) {
    const audio = await api.request(`/narration/v1/narrations/${narration}/audio.mp3`);
    if ((await sha256(audio)) !== wanted) throw new Error("play: other bytes than before");
  },
  async write(_url, { api }) {
    await write(api);
  },
};

/** Repeats each kind of request until `stop`, all kinds at the same time. */
export function load(url: string, writer: Writer) {
  const done = new Map(Object.keys(kinds).map((kind) => [kind, 0]));
  const failures: string[] = [];
  let stopping = false;
  const working = Promise.all(
    Object.entries(kinds).map(async ([kind, ask]) => {
      while (!stopping) {
        await ask(url, writer).catch((error) => failures.push(`${kind}: ${error}`));
        done.set(kind, (done.get(kind) ?? 0) + 1);
      }
    }),
  );
  return {
    failures,
    /** How often the least frequent kind was requested. */
    least: () => Math.min(...done.values()),
    total: () => [...done.values()].reduce((sum, one) => sum + one, 0),
    async stop() {
      stopping = true;
      await working;
    },
  };
}
