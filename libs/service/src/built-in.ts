import { cutOffOldTokens, endSessions, revokeKey } from "./auth/cutoffs.ts";
import type { ServiceContext } from "./context.ts";
import { parkedEventRoutes } from "./events/admin/routes.ts";
import type { Consumer } from "./events/consumer.ts";
import type { Route } from "./http/route.ts";
import type { AnyService } from "./service.ts";

/** Every consumer of a service: the framework's own and those that it declares. */
export const consumersOf = (service: AnyService): readonly Consumer<ServiceContext>[] => [
  cutOffOldTokens as never,
  endSessions as never,
  revokeKey as never,
  ...service.consumers,
];

/** Every route of a service: those that it declares and the framework's own. */
export const routesOf = (service: AnyService): readonly Route<ServiceContext>[] => [
  ...service.routes,
  ...parkedEventRoutes(consumersOf(service)),
];
