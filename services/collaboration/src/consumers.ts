import { takeReady, takeRefused } from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { noteTakeReady, noteTakeRefused } from "./use-cases/note-take.ts";

const on = consumersFor<App>();

/** The whole event surface. */
export const consumers = [
  on(takeReady, "note-take-ready", noteTakeReady),
  on(takeRefused, "note-take-refused", noteTakeRefused),
];
