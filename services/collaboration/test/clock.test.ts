import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { messageSent } from "@storytelling/events";
import { forgetLeft } from "../src/use-cases/forget-left.ts";
import { sendReminders } from "../src/use-cases/send-reminders.ts";
import { startWorld, type World } from "./world.ts";

const dayMs = 86_400_000;

/** A world at noon in London, with an invitation that was sent. */
async function invited(more: object = {}): Promise<World & { invitation: string }> {
  const world = await startWorld();
  const now = world.clock.now();
  world.clock.advance(dayMs - ((now.getTime() - 12 * 3_600_000) % dayMs));
  const { token } = await world.actor(["collaborations.write"], { id: world.ada.id });
  const ada = { id: world.ada.id, token };
  const { id } = await world.open({}, ada);
  const wish = { way: "email", to: "rose@example.org", expiresInDays: 60, ...more };
  const { id: invitation } = await world.invite(id, wish, ada);
  const [event] = await world.events("InvitationSent");
  const messageId = event?.data.messageId as string;
  const data = { messageId, way: "email" as const, invitationId: invitation };
  await world.deliver(messageSent(messageId, { ...data, sentAt: world.clock.now().toISOString() }));
  return { ...world, invitation };
}
const remind = (world: World) => sendReminders(world.running.context as never);
const reminders = async (world: World) =>
  (await world.events("InvitationSent")).filter(({ data }) => data.occasion === "reminder").length;

describe("reminders", () => {
  it("go out three days apart, three times at most", async () => {
    const world = await invited();
    const seen = [];
    for (const days of [2, 1, 1, 2, 3, 3, 3]) {
      world.clock.advance(days * dayMs);
      await remind(world);
      seen.push(await reminders(world));
    }
    await world.stop();
    assert.deepEqual(seen, [0, 1, 1, 2, 3, 3, 3]);
  });

  it("wait for the day where the recipient is", async () => {
    const world = await invited({ timeZone: "Pacific/Auckland" });
    world.clock.advance(4 * dayMs);
    await remind(world);
    const atNight = await reminders(world);
    world.clock.advance(dayMs / 2);
    await remind(world);
    const byDay = await reminders(world);
    await world.stop();
    assert.deepEqual([atNight, byDay], [0, 1]);
  });
});

describe("participants who left", () => {
  it("are deleted with their key after 30 days", async () => {
    const world = await startWorld();
    const { id } = await world.open();
    const guest = await world.guest(id);
    await world.http.delete("participants/me", { token: guest.token });
    await forgetLeft(world.running.context as never);
    const before = await world.count("participants");
    world.clock.advance(31 * dayMs);
    await forgetLeft(world.running.context as never);
    const after = await world.count("participants");
    await world.stop();
    assert.deepEqual([before, after], [1, 0]);
  });
});
