import { contributionRoutes } from "./contribution-routes.ts";
import { pageRoutes } from "./pages/routes.ts";
import { guestRoutes } from "./routes/guests.ts";
import { invitationRoutes } from "./routes/invitations.ts";
import { sessionRoutes } from "./routes/sessions.ts";

/** The whole HTTP surface under /collaboration/v1. */
export const routes = [
  ...sessionRoutes,
  ...invitationRoutes,
  ...guestRoutes,
  ...contributionRoutes,
  ...pageRoutes,
];
