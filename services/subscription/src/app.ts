import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { Config } from "./config.ts";
import type { Tables } from "./store/tables.ts";

/** What subscription's use cases have at hand. */
export type App = ServiceContext<Config, Tables> & { readonly sweep: NodeJS.Timeout };

export const useCase = useCasesFor<App, Tables>();
