import { cutOffOldTokens, cutOffRole, endSessions, revokeKey } from "./auth/cutoffs.ts";
import { serviceKeyRoutes } from "./auth/service-key-routes.ts";
import type { ServiceContext } from "./context.ts";
import { parkedEventRoutes, replayRoutes } from "./events/admin/routes.ts";
import type { Consumer } from "./events/consumer.ts";
import { replayEvents } from "./events/replay/job.ts";
import type { Route } from "./http/route.ts";
import type { JobType } from "./jobs/jobs.ts";
import { keyRoutes } from "./keys/routes.ts";
import { erasureConsumers, erasureJobs } from "./rights/erase-user.ts";
import { rightsRoutes } from "./rights/routes.ts";
import type { AnyService } from "./service.ts";

/** Every consumer of a service: the framework's own and those that it declares. */
export const consumersOf = (service: AnyService): readonly Consumer<ServiceContext>[] => [
  cutOffOldTokens as never,
  cutOffRole as never,
  endSessions as never,
  revokeKey as never,
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
