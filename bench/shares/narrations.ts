import { randomUUID } from "node:crypto";
import { startWorld } from "../../services/narration/test/world.ts";
import { whileOthersAsk } from "./others.ts";

type World = Awaited<ReturnType<typeof startWorld>>;

let stories = 0;
const write = (world: World, lines: number, ownerId: string) => {
  const story = ++stories;
  const texts = Array.from({ length: lines }, (_, at) => `This is line ${at} of the story ${story}. `);
  return world.write(texts, { ownerId, id: randomUUID() });
};

const done = async (world: World, id: string, by: World["ada"]): Promise<boolean> => {
  for (;;) {
    const { body } = await world.get(`narrations/${id}`, by);
    if (body.status === "done" || body.status === "failed") return body.status === "done";
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** One user's `narrations` of `lines` lines each, beside another user's narration of three lines. */
async function beside(world: World, narrations: number, lines: number) {
  const other = await world.signedIn();
  const attack = async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < narrations; nth++) {
      const { body } = await world.request(await write(world, lines, world.ada.id));
      ids.push(body.id);
    }
    await Promise.all(ids.map((id) => done(world, id, world.ada)));
  };
  return whileOthersAsk(attack, async () => {
    const { body } = await world.request(await write(world, 3, other.id), {}, other);
    return done(world, body.id, other);
  });
}

/** All attacks on the narration service, one after the other. */
export async function narrations(): Promise<Record<string, object>> {
  const world = await startWorld();
  try {
    return {
      "one narration of 600 lines; another's of three": await beside(world, 1, 600),
      "100 narrations of three lines; another's of three": await beside(world, 100, 3),
    };
  } finally {
    await world.stop();
  }
}
