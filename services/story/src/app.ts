import {
  type Allowance,
  type FairTurns,
  type ServiceContext,
  type SharedWatch,
  useCasesFor,
} from "@storytelling/service";
import type { Analyzer } from "./clients/analyzer.ts";
import type { Config } from "./config.ts";
import type { SeenAnalysis } from "./steps/watched-analyses.ts";
import type { Tables } from "./store/tables.ts";

/** What the story service's use cases have at hand. */
export type App = ServiceContext<Config, Tables> & {
  readonly analyzer: Analyzer;
  /** Whose uploaded file is read next. */
  readonly imports: FairTurns;
  readonly usage: Allowance<"stories" | "analysedWords">;
  /** The analyses of stories' revisions, followed while they run. */
  readonly analyses: SharedWatch<SeenAnalysis>;
};

export const useCase = useCasesFor<App, Tables>();
