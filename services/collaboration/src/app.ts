import type { Recordings } from "@storytelling/recordings";
import { type ServiceContext, type SharedWatch, useCasesFor } from "@storytelling/service";
import type { limiterPerKey } from "@storytelling/values";
import type { Narration } from "./clients/narration.ts";
import type { People } from "./clients/people.ts";
import type { Story } from "./clients/story.ts";
import type { Config } from "./config.ts";
import type { Guesses } from "./security/guesses.ts";
import type { SeenProgress } from "./steps/watched-progress.ts";
import type { Tables } from "./store/tables.ts";

/** Everything that the collaboration service's use cases can use. */
export type App = ServiceContext<Config, Tables> & {
  readonly story: Story;
  readonly people: People;
  readonly narration: Narration;
  /** Bounds guessing of invitations' tokens. */
  readonly guesses: Guesses;
  /** Looks at recordings in processes of its own. */
  readonly recordings: Recordings;
  /** Runs work with the same key one after the other, within this process. */
  readonly oneAtATime: ReturnType<typeof limiterPerKey>;
  /** The progress of sessions by id, read once for all who follow it. */
  readonly progress: SharedWatch<SeenProgress>;
};

export const useCase = useCasesFor<App, Tables>();
