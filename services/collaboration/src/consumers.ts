import type { Consumer } from "@storytelling/service";
import type { App } from "./app.ts";

/** The whole event surface. */
export const consumers: Consumer<App>[] = [];
