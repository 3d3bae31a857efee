import { type Allowance, type ServiceContext, useCasesFor } from "@storytelling/service";
import type { Analyzer } from "./clients/analyzer.ts";
import type { Config } from "./config.ts";
import type { Tables } from "./store/tables.ts";

/** What the story service's use cases have at hand. */
export type App = ServiceContext<Config, Tables> & {
  readonly analyzer: Analyzer;
  readonly usage: Allowance<"stories" | "analysedWords">;
};

export const useCase = useCasesFor<App, Tables>();
