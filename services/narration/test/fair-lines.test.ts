import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { userSubscriptionChanged } from "@storytelling/events";
import { type TestActor, until } from "@storytelling/service/testing";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

let stories = 0;
/** A story with so many lines, each with another text, that begin with a word. */
const write = (word: string, lines: number, ownerId: string) => {
  const story = ++stories;
  return world.write(
    Array.from({ length: lines }, (_, at) => `${word} ${at} of ${story}. `),
    { ownerId, id: randomUUID() },
  );
};

/** Holds all voices up until it is told to let go. */
function hold(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  world.ears.before = () => promise;
  return resolve;
}

const request = async (word: string, lines: number, actor: TestActor) => {
  const { status, body } = await world.request(await write(word, lines, actor.id), {}, actor);
  assert.equal(status, 202, JSON.stringify(body));
  return body.id as string;
};
/** So many lines that begin with a word were spoken. */
const spoken = (word: string, lines: number) =>
  until(() => world.ears.said.filter(({ text }) => text.startsWith(word)).length >= lines, 120);
/** Has the rest of a narration not spoken: what came first is known. */
const cancel = async (id: string, actor: TestActor) => {
  await world.post(`narrations/${id}/cancel`, actor);
};
/** How many lines that begin with one word were spoken before the last with another. */
const spokenBefore = (word: string, other: string) => {
  const said = world.ears.said.map(({ text }) => text.split(" ")[0]);
  return said.slice(0, said.lastIndexOf(other)).filter((one) => one === word).length;
};

describe("POST /narrations beside a novel of another's", () => {
  it("has three lines spoken while the novel's are, not after them", async () => {
    const bob = await world.signedIn();
    const letGo = hold();
    const novel = await request("Novel", 120, world.ada);
    await request("Tale", 3, bob);
    world.ears.before = async () => {};
    letGo();
    await spoken("Tale", 3);
    await cancel(novel, world.ada);
    // Those that the voices had taken already, and one for each of the three lines.
    assert.ok(spokenBefore("Novel", "Tale") < 60, `${spokenBefore("Novel", "Tale")} of the novel's`);
  });

  it("has all of somebody's narrations share that person's turns", async () => {
    world.ears.said.length = 0;
    const cid = await world.signedIn();
    const letGo = hold();
    const many = [];
    for (let nth = 0; nth < 20; nth++) many.push(await request("Many", 4, world.ada));
    await request("Few", 12, cid);
    world.ears.before = async () => {};
    letGo();
    await spoken("Few", 12);
    for (const id of many) await cancel(id, world.ada);
    assert.ok(spokenBefore("Many", "Few") < 60, `${spokenBefore("Many", "Few")} of the others'`);
  });
});

describe("UserSubscriptionChanged", () => {
  const told = (userId: string, priority: number, since: string) =>
    world.service.deliver(
      userSubscriptionChanged(userId, { ...userSubscriptionChanged.example, userId, priority, since }),
    );
  /** Of the first lines that are spoken, more are the patron's; of all, everybody's. */
  const shares = async (patron: TestActor, other: TestActor) => {
    world.ears.said.length = 0;
    const letGo = hold();
    const first = await request("Other", 40, other);
    await request("Patron", 40, patron);
    world.ears.before = async () => {};
    letGo();
    await spoken("Patron", 40);
    await cancel(first, other);
    return spokenBefore("Other", "Patron");
  };

  it("has more lines of a higher tier spoken in the same time; older news that comes late changes nothing", async () => {
    const [patron, other] = [await world.signedIn(), await world.signedIn()];
    await told(patron.id, 2, "2026-11-22T10:00:00.000Z");
    await told(patron.id, 0, "2026-11-21T10:00:00.000Z");
    const before = await shares(patron, other);
    assert.ok(before < 34, `${before} of the other's 40 lines came before the patron's last`);
    assert.ok(before > 0, "the other waits for a share, not for all");
  });
});
