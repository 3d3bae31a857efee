import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { Config } from "./config.ts";
import type { Tables } from "./store/tables.ts";

/** The context of this service's use cases. Add its own clients here, and make them in `wire`. */
export type App = ServiceContext<Config, Tables>;

export const useCase = useCasesFor<App, Tables>();
