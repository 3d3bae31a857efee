import { accept, type Person, personFor, take } from "./people.ts";
import type { TestLine, TestStory } from "./story-peer.ts";
import type { World } from "./world.ts";

/** A story of four lines, two of them spoken by characters. */
export const lines: readonly TestLine[] = [
  "The king came into the hall. ",
  ["Anna", "“Come in and close the door behind you.” "],
  ["Bert", "“Who is there at this late hour?” "],
  "Nobody answered him.",
];

/** A story whose lines 1 and 2 a person has read, which is accepted. */
export async function toldStory(
  world: World,
  more: { uses?: string[] } = {},
): Promise<{ story: TestStory; nora: Person; takes: string[] }> {
  const story = await world.write(lines);
  const nora = await personFor(world, story, more);
  const takes = [];
  for (const line of [1, 2]) {
    const { id } = await take(world, story, nora, { line });
    await accept(world, story, nora, id);
    takes.push(id as string);
  }
  return { story, nora, takes };
}

/** What a test does with narrations. */
export const narrationsIn = (world: () => World) => ({
  query: async (sql: string, values: unknown[] = []) =>
    (await world().service.running.context.db.pool.query(sql, values)).rows,
  segmentsOf: async (id: string) => (await world().get(`narrations/${id}/segments`)).body.items,
  bookOf: async (id: string) => (await world().get(`narrations/${id}/audio.mp3`)).body as Buffer,
  regenerate: (id: string, body: object = {}, token = world().ada.token) =>
    world().service.http.post(`narrations/${id}/regenerate`, { token, body }),
  done: (id: string) => world().reaches(id, "done"),
  told: (more: { uses?: string[] } = {}) => toldStory(world(), more),
});
