import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, it } from "node:test";
import { type CloudEvent, defineEvent } from "@storytelling/events";
import { Id } from "@storytelling/values";
import { pino } from "pino";
import { z } from "zod";
import type { Bus, Subscription } from "../../bus/src/bus.ts";
import type { Consumer } from "../src/events/consumer.ts";
import { startConsumers } from "../src/events/handle.ts";
import { consumersFor, type ReceivedEvent, type Tx } from "../src/index.ts";
import { startTestService, type TestService } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

const declaration = {
  type: "Told",
  version: 1,
  source: "notes",
  aggregate: "note",
  summary: "A test.",
  data: z.object({ noteId: Id, text: z.string() }),
  example: { noteId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", text: "milk" },
};
const told = defineEvent(declaration);
type Told = z.infer<typeof declaration.data>;

interface Tables {
  note_log: { note_id: string; event_id: string; what: string };
}
interface App {
  /** The steps of handlers: begun, and done once the database had answered their first statement. */
  readonly did: string[];
  deaf: boolean;
}

const on = consumersFor<App>();

async function hear(app: App, { id, data }: ReceivedEvent<Told>, tx: Tx<Tables>): Promise<void> {
  if (data.text === "poison") throw new Error("poisoned");
  app.did.push(`${data.text} begun`);
  const asked = tx
    .insertInto("note_log")
    .values({ note_id: data.noteId, event_id: id, what: data.text })
    .execute();
  await (app.deaf ? asked.catch(() => {}) : asked);
  app.did.push(`${data.text} done`);
}

const [early, careful] = [on(told, "hear", hear, { early: true }), on(told, "hear-carefully", hear)];

const made = (noteId: string, text: string): CloudEvent => ({
  specversion: "1.0",
  id: randomUUID(),
  source: "/notes",
  type: "Told",
  subject: noteId,
  time: new Date().toISOString(),
  datacontenttype: "application/json",
  dataversion: 1,
  data: { noteId, text },
});

let service: TestService;
let app: App;
let outcomes: string[];
let handle: (...events: CloudEvent[]) => Promise<void>;
const query = async <T>(sql: string, values: unknown[]): Promise<T[]> =>
  (await service.running.context.db.pool.query(sql, values)).rows;
const logged = async (noteId: string) =>
  (await query<{ what: string }>("select what from note_log where note_id = $1 order by seq", [noteId])).map(
    ({ what }) => what,
  );

before(async () => {
  service = await startTestService(notes);
});
after(() => service.stop());
beforeEach(async () => {
  app = { did: [], deaf: false };
  outcomes = [];
  handle = await member([early]);
});

async function member(consumers: readonly Consumer<App>[]): Promise<typeof handle> {
  const taken = Promise.withResolvers<Subscription>();
  const bus = { kind: "test", subscribe: async (given: Subscription) => taken.resolve(given) };
  await startConsumers({
    service: "early",
    app,
    db: service.running.context.db,
    bus: bus as unknown as Bus,
    log: pino({ level: "silent" }),
    consumers,
    attempts: 1,
    observe: (_consumer, outcome) => outcomes.push(outcome),
  });
  const subscription = await taken.promise;
  return (...events) => subscription.handle(events, () => true);
}

it("a handler whose event came before stops at its first statement, and later known events of that delivery start none", async () => {
  const noteId = randomUUID();
  const [a, b, c] = ["a", "b", "c"].map((text) => made(noteId, text)) as [CloudEvent, CloudEvent, CloudEvent];
  await handle(a, b);
  assert.deepEqual(app.did.splice(0), ["a begun", "a done", "b begun", "b done"]);
  await handle(a, b, c);
  assert.deepEqual(app.did, ["a begun", "c begun", "c done"]);
  assert.deepEqual(outcomes, ["handled", "handled", "duplicate", "duplicate", "handled"]);
  assert.deepEqual(await logged(noteId), ["a", "b", "c"]);
});

it("a handler that ignores the failure of its statement changes nothing either", async () => {
  const noteId = randomUUID();
  const event = made(noteId, "a");
  await handle(event);
  app.deaf = true;
  await handle(event);
  assert.deepEqual(outcomes, ["handled", "duplicate"]);
  assert.deepEqual(await logged(noteId), ["a"]);
});

it("an event behind a parked one of its aggregate is parked, and its handler changes nothing", async () => {
  const [noteId, other] = [randomUUID(), randomUUID()];
  await handle(made(noteId, "poison"));
  await handle(made(noteId, "a"), made(other, "b"));
  assert.deepEqual(outcomes.sort(), ["handled", "parked", "parked"]);
  assert.deepEqual([await logged(noteId), await logged(other)], [[], ["b"]]);
});

it("a handler that fails before its first statement leaves no note of its event in the inbox", async () => {
  const noteId = randomUUID();
  const event = made(noteId, "poison");
  await handle(event);
  const parked = "select attempts, reason from parked_events where aggregate_id = $1";
  assert.deepEqual(await query(parked, [noteId]), [{ attempts: 1, reason: "Error: poisoned" }]);
  await handle(event);
  assert.equal((await query(parked, [noteId])).length, 1);
  assert.deepEqual(outcomes, ["parked", "duplicate"]);
});

it("a handler that is not declared early never starts for an event that came before", async () => {
  const noteId = randomUUID();
  const event = made(noteId, "a");
  const handleCarefully = await member([careful]);
  await handleCarefully(event);
  await handleCarefully(event);
  assert.deepEqual(app.did, ["a begun", "a done"]);
  assert.deepEqual(outcomes, ["handled", "duplicate"]);
  assert.deepEqual(await logged(noteId), ["a"]);
});

it("a handler of events with personal data cannot be declared early, alone or for many", () => {
  const personal = defineEvent({
    ...declaration,
    type: "ToldOf",
    personal: { of: "userId", fields: ["text"] },
  });
  const refused = { message: /^Consumer hear-of cannot be early: ToldOf has personal data/ };
  assert.throws(() => on(personal, "hear-of", async () => {}, { early: true }), refused);
  assert.throws(() => on(personal, "hear-of", async () => {}, { batch: true, early: true }), refused);
  assert.throws(() => on.many(personal, "hear-of", async () => {}, { early: true }), refused);
  on(personal, "hear-of", async () => {});
});
