import type { SpeechChecker } from "@storytelling/media";
import type { Aligner, Recordings } from "@storytelling/recordings";
import { type Allowance, type ServiceContext, type SharedWatch, useCasesFor } from "@storytelling/service";
import type { limiterPerKey } from "@storytelling/values";
import type { Counter } from "prom-client";
import type { Collaboration } from "./clients/collaboration.ts";
import type { Story } from "./clients/story.ts";
import type { Config } from "./config.ts";
import type { Voices } from "./engines/voices.ts";
import type { Stops } from "./steps/stops.ts";
import type { SeenNarration } from "./steps/watched-narrations.ts";
import type { Tables } from "./store/tables.ts";

/** Everything that the narration service's use cases can use. */
export type App = ServiceContext<Config, Tables> & {
  readonly speech: Voices;
  readonly checker: SpeechChecker;
  /** Decodes what people record. */
  readonly recordings: Recordings;
  readonly aligner: Aligner;
  readonly story: Story;
  readonly collaboration: Collaboration;
  readonly usage: Allowance<"narratedCharacters" | "humanTakes">;
  readonly stops: Stops;
  /** Runs work with the same key one after the other, within this process. */
  readonly oneAtATime: ReturnType<typeof limiterPerKey>;
  /** Running narrations by id, read once for all who follow them. */
  readonly narrations: SharedWatch<SeenNarration>;
  /** Counts the lines that this process has rendered and saved. */
  readonly linesRendered: Counter;
};

export const useCase = useCasesFor<App, Tables>();
