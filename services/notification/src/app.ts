import type { Mailer } from "@storytelling/mail";
import { type ServiceContext, type SharedWatch, useCasesFor } from "@storytelling/service";
import type { Collaboration } from "./clients/collaboration.ts";
import type { Identity } from "./clients/identity.ts";
import type { PushSender } from "./clients/web-push.ts";
import type { Config } from "./config.ts";
import type { SmsSender } from "./domain/sms.ts";
import type { Tables } from "./store/tables.ts";

/** How many messages of a person are unread, and which is the newest. */
export interface FeedState {
  readonly unread: number;
  readonly latest: string | null;
}

/** The context of this service's use cases. */
export type App = ServiceContext<Config, Tables> & {
  readonly identity: Identity;
  readonly collaboration: Collaboration;
  readonly mailer: Mailer;
  readonly sms: SmsSender;
  readonly push: PushSender;
  readonly feeds: SharedWatch<FeedState>;
  readonly counted: (way: string, outcome: string) => void;
};

export const useCase = useCasesFor<App, Tables>();
