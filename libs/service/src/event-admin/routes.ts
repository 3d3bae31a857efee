import type { ServiceContext } from "../definition/context.ts";
import type { Consumer } from "../events/consumer.ts";
import { type Route, routesFor } from "../http/route.ts";
import { cancelReplay } from "./cancel-replay.ts";
import { discardParkedEvent } from "./discard-parked-event.ts";
import { listParkedEvents } from "./list-parked-events.ts";
import { listReplays } from "./list-replays.ts";
import { readParkedEvent } from "./read-parked-event.ts";
import { readReplay } from "./read-replay.ts";
import { redriveParkedEvent } from "./redrive-parked-event.ts";
import { startReplay } from "./start-replay.ts";

const { get, post } = routesFor<ServiceContext>();

/** Every service's routes for operators about events that its consumers could not handle. */
export const parkedEventRoutes = <App extends ServiceContext>(
  consumers: readonly Consumer<App>[],
): readonly Route<ServiceContext>[] => [
  get("/admin/parked-events", "events.manage", listParkedEvents, { summary: "List parked events" }),
  get("/admin/parked-events/{seq}", "events.manage", readParkedEvent, { summary: "Read a parked event" }),
  post("/admin/parked-events/{seq}/redrive", "events.manage", redriveParkedEvent(consumers), {
    summary: "Handle an aggregate's parked events again, in order",
  }),
  post("/admin/parked-events/{seq}/discard", "events.manage", discardParkedEvent, {
    summary: "Give a parked event up",
    idempotent: true,
    maxBody: 10_000,
  }),
];

/** Every service's routes for operators about replays of events that it sent. */
export const replayRoutes: readonly Route<ServiceContext>[] = [
  post("/admin/replays", "events.manage", startReplay, {
    summary: "Have events handled again by one consumer",
    status: 202,
    idempotent: true,
    maxBody: 100_000,
    maxValues: 1100,
  }),
  get("/admin/replays", "events.manage", listReplays, { summary: "List replays" }),
  get("/admin/replays/{id}", "events.manage", readReplay, { summary: "Read a replay" }),
  post("/admin/replays/{id}/cancel", "events.manage", cancelReplay, {
    summary: "Cancel a replay",
    idempotent: true,
  }),
];
