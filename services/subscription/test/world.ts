import { randomUUID } from "node:crypto";
import {
  narrationCancelled,
  narrationCompleted,
  narrationFailed,
  narrationRequested,
  storyAnalysisFailed,
  storyAnalysisRequested,
  storyAnalyzed,
  storyCreated,
} from "@storytelling/events";
import { transaction } from "@storytelling/service";
import { startTestService, type TestActor, type TestOptions, testClock } from "@storytelling/service/testing";
import type { App } from "../src/app.ts";
import type { Resource } from "../src/domain/resources.ts";
import type { TierCode } from "../src/domain/tiers.ts";
import { subscription } from "../src/service.ts";
import { lockEntitlement, saveEntitlement } from "../src/store/entitlements.ts";

/** The subscription service in the middle of a month, with the events of other services. */
export async function startWorld(options: TestOptions = {}) {
  const clock = testClock(new Date("2026-11-10T12:00:00Z"));
  const service = await startTestService(subscription, { clock, ...options });
  const app = service.running.context as App;
  const world = {
    ...service,
    app,
    somebody: () => service.actor([]),

    /** Sets the tier, as billing does after a payment. */
    subscribe: (actor: TestActor, tier: TierCode) =>
      transaction(app.db, async (tx) => {
        await lockEntitlement(tx, actor.id, service.clock.now());
        await saveEntitlement(tx, actor.id, tier, service.clock.now());
      }),
    /** Reserves usage, as narration does on behalf of a user. */
    reserve: async (actor: TestActor, resource: Resource, quantity: unknown, workId: string = randomUUID()) =>
      service.http.post("usage/reservations", {
        token: actor.token,
        headers: await service.errand("narration", actor),
        body: { workId, resource, quantity },
      }),
    check: (actor: TestActor, resource: Resource, quantity: unknown) =>
      service.http.post("usage/check", { token: actor.token, body: { resource, quantity } }),
    async current(actor: TestActor) {
      const { status, body } = await service.http.get("usage/current", { token: actor.token });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body;
    },
    async standing(actor: TestActor, resource: Resource) {
      const { resources } = await world.current(actor);
      return resources.find((each: { resource: string }) => each.resource === resource);
    },
    /** The usage of a resource, as `used/held`. */
    async usedHeld(actor: TestActor, resource: Resource): Promise<string> {
      const { used, held } = await world.standing(actor, resource);
      return `${used}/${held}`;
    },

    /** The events of the story service. */
    story: {
      created: (actor: TestActor, storyId: string = randomUUID()) =>
        service.deliver(
          storyCreated(storyId, { storyId, ownerId: actor.id, title: "T", language: "en", revision: 1 }),
        ),
      requested: (actor: TestActor, workId: string, words: number) =>
        service.deliver(storyAnalysisRequested(storyId, { ...ofStory(actor), analysisId, workId, words })),
      analyzed: (actor: TestActor, workId: string, words: number) =>
        service.deliver(
          storyAnalyzed(storyId, { ...ofStory(actor), lines: 1, characters: 1, workId, words }),
        ),
      failed: (actor: TestActor, workId: string) =>
        service.deliver(
          storyAnalysisFailed(storyId, { ...ofStory(actor), analysisId, workId, reason: "It broke." }),
        ),
    },
    /** The events of the narration service. */
    narration: {
      requested: (actor: TestActor, workId: string, characters: number) =>
        service.deliver(
          narrationRequested(narrationId, { ...ofNarration(actor), lines: 1, workId, characters }),
        ),
      completed: (actor: TestActor, workId: string, characters: number, bytes = 0, id = narrationId) =>
        service.deliver(
          narrationCompleted(id, {
            ...ofNarration(actor),
            narrationId: id,
            durationMs: 1,
            rendered: 1,
            reused: 0,
            workId,
            characters,
            bytes,
          }),
        ),
      cancelled: (actor: TestActor, workId: string, characters: number) =>
        service.deliver(narrationCancelled(narrationId, { ...ofNarration(actor), workId, characters })),
      failed: (actor: TestActor, workId: string) =>
        service.deliver(narrationFailed(narrationId, { ...ofNarration(actor), reason: "It broke.", workId })),
    },
  };
  return world;
}
export type World = Awaited<ReturnType<typeof startWorld>>;

const [storyId, analysisId, narrationId] = [randomUUID(), randomUUID(), randomUUID()];
const ofStory = ({ id }: TestActor) => ({ storyId, ownerId: id, revision: 1 });
const ofNarration = ({ id }: TestActor) => ({ narrationId, storyId, ownerId: id, revision: 1 });

export { narrationId as aNarration };
