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
/** A story with so many lines. Each begins with the word and has a different text. */
const write = (word: string, lines: number, ownerId: string) => {
  const story = ++stories;
  return world.write(
    Array.from({ length: lines }, (_, at) => `${word} ${at} of ${story}. `),
    { ownerId, id: randomUUID() },
  );
};

/** Holds up all voices until the returned function is called. */
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
/** Waits until so many lines that begin with a word were spoken. */
const spoken = (word: string, lines: number) =>
  until(() => world.ears.said.filter(({ text }) => text.startsWith(word)).length >= lines, 120);
/** Cancels the rest of a narration, since the order is known by then. */
const cancel = async (id: string, actor: TestActor) => {
  await world.post(`narrations/${id}/cancel`, actor);
};
/** How many lines with one word were spoken before the last line with another word. */
const spokenBefore = (word: string, other: string) => {
  const said = world.ears.said.map(({ text }) => text.split(" ")[0]);
  return said.slice(0, said.lastIndexOf(other)).filter((one) => one === word).length;
};

describe("POST /narrations beside another user's novel", () => {
  it("speaks three lines among the novel's lines, not after them", async () => {
    const bob = await world.signedIn();
    const letGo = hold();
    const novel = await request("Novel", 120, world.ada);
    await request("Tale", 3, bob);
    world.ears.before = async () => {};
    letGo();
    await spoken("Tale", 3);
    await cancel(novel, world.ada);
    // The lines that the voices had already taken, and one for each of the three lines.
    assert.ok(spokenBefore("Novel", "Tale") < 60, `${spokenBefore("Novel", "Tale")} lines of the novel`);
  });

  it("lets all narrations of a person share that person's turns", async () => {
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
    assert.ok(spokenBefore("Many", "Few") < 60, `${spokenBefore("Many", "Few")} lines of the others`);
  });
});

describe("UserSubscriptionChanged", () => {
  const told = (userId: string, priority: number, since: string) =>
    world.service.deliver(
      userSubscriptionChanged(userId, { ...userSubscriptionChanged.example, userId, priority, since }),
    );
  /** Requests 40 lines each. Returns how many of the other's were spoken before the patron's last. */
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

  it("speaks more lines of a higher tier in the same time; an older event that arrives late changes nothing", async () => {
    const [patron, other] = [await world.signedIn(), await world.signedIn()];
    await told(patron.id, 2, "2026-11-22T10:00:00.000Z");
    await told(patron.id, 0, "2026-11-21T10:00:00.000Z");
    const before = await shares(patron, other);
    assert.ok(before < 34, `${before} of the other's 40 lines came before the patron's last`);
    assert.ok(before > 0, "the other user waits for a share of the turns, not for all lines");
  });
});
