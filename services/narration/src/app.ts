import type { SpeechService } from "@storytelling/media";
import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { StoryClient } from "./clients/story.ts";
import type { Config } from "./config.ts";
import type { Stops } from "./shared/stops.ts";
import type { Tables } from "./store/tables.ts";

/** What narration has at hand. */
export type App = ServiceContext<Config, Tables> & {
  readonly speech: SpeechService;
  readonly story: StoryClient;
  readonly stops: Stops;
};

export const useCase = useCasesFor<App, Tables>();
