import { startWorld, type World } from "../../services/story/test/world.ts";
import { whileOthersAsk } from "./others.ts";

const mebibyte = 1024 * 1024;
const nested = "> ".repeat(mebibyte / 2);
const most = 5_000_000;
type Person = World["ada"];

const importing = async (world: World, text: string, by: Person): Promise<number> => {
  const form = new FormData();
  form.append("file", new Blob([text]), "story.md");
  const { status } = await fetch(`${world.url}/story/v1/stories/import`, {
    method: "POST",
    headers: { authorization: `Bearer ${by.token}` },
    body: form,
  });
  return status;
};

const tally = (statuses: readonly number[]): string =>
  [...new Set(statuses)]
    .map((status) => `${statuses.filter((one) => one === status).length} x ${status}`)
    .join(", ");

/** Six uploads of one mebibyte of nested block quotes, beside another user's imports. */
export async function imports(world: World) {
  let answered = "";
  const attack = async () => {
    answered = tally(await Promise.all(Array.from({ length: 6 }, () => importing(world, nested, world.ada))));
  };
  const others = await whileOthersAsk(
    attack,
    async () => (await importing(world, "Once upon a time.", world.bob)) === 201,
  );
  return { answered, ...others };
}

/** Stories that are one word of five million characters, beside another user's reading. */
export async function words(world: World, text: string) {
  let answered = "";
  const attack = async () => {
    const statuses: number[] = [];
    for (let nth = 0; nth < 3; nth++) {
      const body = { title: "A word", text: text.slice(0, most) };
      statuses.push((await world.http.post("stories", { token: world.ada.token, body })).status);
    }
    answered = tally(statuses);
  };
  const read = async () => (await world.http.get("stories?shelf=public")).status === 200;
  const others = await whileOthersAsk(attack, read, 5);
  return { answered, ...others };
}

/** One user's analyses of six stories of a million characters, beside another user's short story. */
export async function analyses(world: World) {
  const page = `${"The old king went on through the dark wood. ".repeat(40)}\n\n"Where is Anna?" he asked.\n\n`;
  const ids: string[] = [];
  for (let nth = 0; nth < 6; nth++) {
    const text = `${nth} ${page.repeat(mebibyte / page.length)}`;
    ids.push((await world.write({ text, language: "en" })).id);
  }
  const done = async (id: string) => (await world.analysed(id, 600)).status === "done";
  const attack = async () => {
    await Promise.all(ids.map((id) => world.analyze(id)));
    await Promise.all(ids.map(done));
  };
  let nth = 0;
  return whileOthersAsk(attack, async () => {
    const { id } = await world.write({ text: `It was the ${++nth}th day. "Go," said Karl.` }, world.bob);
    await world.http.post(`stories/${id}/analyze`, { token: world.bob.token });
    for (;;) {
      const { body } = await world.read(`${id}/analysis`, world.bob);
      if (body.status === "done" || body.status === "failed") return body.status === "done";
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** All attacks on the story service, one after the other. */
export async function stories(): Promise<Record<string, object>> {
  const world = await startWorld();
  try {
    return {
      "six uploads of nested block quotes; another's import": await imports(world),
      "five million letters; another's reading": await words(world, "a".repeat(most)),
      "five million combining marks; another's reading": await words(world, `a${"\u0301".repeat(most)}`),
      "six long analyses; another's short one": await analyses(world),
    };
  } finally {
    await world.stop();
  }
}
