import { cutOffOldTokens, cutOffRole, endSessions, forgetEndedSessions, revokeKey } from "../auth/cutoffs.ts";
import { tendServiceKeys } from "../auth/service-keys.ts";
import type { ServiceContext } from "../definition/context.ts";
import type { AnyService } from "../definition/service.ts";
import { replayEvents } from "../event-admin/replay/job.ts";
import { parkedEventRoutes, replayRoutes } from "../event-admin/routes.ts";
import type { Consumer } from "../events/consumer.ts";
import { forgetAnswers } from "../http/idempotency.ts";
import type { Route } from "../http/route.ts";
import type { JobType } from "../jobs/jobs.ts";
import { erasureConsumers, erasureJobs } from "../rights/erase-user.ts";
import { rightsRoutes } from "../rights/routes.ts";
import type { Tick } from "../time/ticks.ts";
import { keyRoutes } from "./key-routes.ts";
import { serviceKeyRoutes } from "./service-key-routes.ts";

/** Every consumer of a service: the framework's own and those that it declares. */
export const consumersOf = (service: AnyService): readonly Consumer<ServiceContext>[] => [
  cutOffOldTokens,
  cutOffRole,
  endSessions,
  revokeKey,
  ...erasureConsumers(service.personalData),
  ...service.consumers,
];

/** Every route of a service: those that it declares and the framework's own. */
export const routesOf = (service: AnyService): readonly Route<ServiceContext>[] => [
  ...service.routes,
  ...parkedEventRoutes(consumersOf(service)),
  ...replayRoutes,
  ...keyRoutes,
  ...rightsRoutes(service.personalData),
  ...serviceKeyRoutes,
];

/** Every kind of job of a service: those that it declares and the framework's own. */
export const jobsOf = (service: AnyService): readonly JobType<ServiceContext>[] => [
  ...service.jobs,
  replayEvents,
  ...erasureJobs(service.personalData),
];

const hour = 3_600_000;

/** Every tick of a service: those that it declares and the framework's own. */
export const ticksOf = (service: AnyService): readonly Tick<ServiceContext>[] => [
  ...(service.ticks ?? []),
  { name: "forget-answers", everyMs: hour, run: ({ db }) => forgetAnswers(db) },
  { name: "forget-ended-sessions", everyMs: hour, run: ({ db }) => forgetEndedSessions(db) },
  { name: "tend-service-keys", everyMs: hour, run: tendServiceKeys },
];
