import type { ServiceContext } from "../../context.ts";
import { type Route, routesFor } from "../../http/route.ts";
import type { Consumer } from "../consumer.ts";
import { discardParkedEvent } from "./discard-parked-event.ts";
import { listParkedEvents } from "./list-parked-events.ts";
import { readParkedEvent } from "./read-parked-event.ts";
import { redriveParkedEvent } from "./redrive-parked-event.ts";

const { get, post } = routesFor<ServiceContext>();

/** What every service offers its operator about the events that its consumers could not handle. */
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
