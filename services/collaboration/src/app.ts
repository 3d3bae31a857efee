import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { People } from "./clients/people.ts";
import type { Story } from "./clients/story.ts";
import type { Config } from "./config.ts";
import type { Tables } from "./store/tables.ts";

/** Everything that the collaboration service's use cases can use. */
export type App = ServiceContext<Config, Tables> & {
  readonly story: Story;
  readonly people: People;
};

export const useCase = useCasesFor<App, Tables>();
