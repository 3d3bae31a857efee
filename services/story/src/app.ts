import {
  type Allowance,
  type FairTurns,
  type ServiceContext,
  type SharedWatch,
  useCasesFor,
} from "@storytelling/service";
import type { Config } from "./config.ts";
import type { Analyzer } from "./engines/analyzer.ts";
import type { MarkFollower } from "./engines/mark-follower.ts";
import type { SeenAnalysis } from "./steps/watched-analyses.ts";
import type { Tables } from "./store/tables.ts";

/** Everything that the story service's use cases can use. */
export type App = ServiceContext<Config, Tables> & {
  readonly analyzer: Analyzer;
  /** Follows the places of chapters and notes through edits. */
  readonly marks: MarkFollower;
  /** The turns of people at having an uploaded file read. */
  readonly imports: FairTurns;
  readonly usage: Allowance<"stories" | "analysedWords">;
  /** Running analyses, read once for all who follow them. */
  readonly analyses: SharedWatch<SeenAnalysis>;
};

export const useCase = useCasesFor<App, Tables>();
