import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { readEntry } from "./use-cases/read-entry.ts";
import { writeEntry } from "./use-cases/write-entry.ts";

const { get, post } = routesFor<App>();

/** The whole HTTP surface under /collaboration/v1. */
export const routes = [
  post("/entries", "signed-in", writeEntry, {
    summary: "Write an entry",
    status: 201,
    idempotent: true,
    // Ten thousand characters, each escaped or of three bytes.
    maxBody: 64_000,
  }),
  get("/entries/{id}", "signed-in", readEntry, { summary: "Read an entry" }),
];
