import { userDataErased } from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { noteDataErased } from "./use-cases/note-erased.ts";

const on = consumersFor<App>();

/** Identity's whole event surface. */
export const consumers = [on(userDataErased, "note-data-erased", noteDataErased)];
