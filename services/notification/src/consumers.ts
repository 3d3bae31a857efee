import { userRegistered } from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { welcome } from "./use-cases/welcome.ts";

const on = consumersFor<App>();

/** The whole event surface. */
export const consumers = [on(userRegistered, "welcome", welcome)];
