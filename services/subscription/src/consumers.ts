import { userRegistered } from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { startFree } from "./use-cases/start-free.ts";

const on = consumersFor<App>();

/** Subscription's whole event surface. */
export const consumers = [on(userRegistered, "start-free", startFree)];
