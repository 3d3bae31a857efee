import { pageRoutes } from "./pages/routes.ts";
import { accountRoutes } from "./routes/account.ts";
import { entryRoutes } from "./routes/entry.ts";
import { officeRoutes } from "./routes/office.ts";

/** All routes of identity. */
export const routes = [...entryRoutes, ...accountRoutes, ...officeRoutes, ...pageRoutes];
