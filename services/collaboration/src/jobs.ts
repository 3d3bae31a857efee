import type { JobType } from "@storytelling/service";
import type { App } from "./app.ts";

/** The whole background surface. */
export const jobs: readonly JobType<App>[] = [];
