import type { SpeechService } from "@storytelling/media";
import { type Allowance, type ServiceContext, type SharedWatch, useCasesFor } from "@storytelling/service";
import type { limiterPerKey } from "@storytelling/values";
import type { Counter } from "prom-client";
import type { Story } from "./clients/story.ts";
import type { Config } from "./config.ts";
import type { Stops } from "./steps/stops.ts";
import type { SeenNarration } from "./steps/watched-narrations.ts";
import type { Tables } from "./store/tables.ts";

/** What narration has at hand. */
export type App = ServiceContext<Config, Tables> & {
  readonly speech: SpeechService;
  readonly story: Story;
  readonly usage: Allowance<"narratedCharacters">;
  readonly stops: Stops;
  /** In this process, runs work of one key one after the other. */
  readonly oneAtATime: ReturnType<typeof limiterPerKey>;
  /** Narrations by id, followed while they run. */
  readonly narrations: SharedWatch<SeenNarration>;
  /** Lines that this process has spoken and kept. */
  readonly linesRendered: Counter;
};

export const useCase = useCasesFor<App, Tables>();
