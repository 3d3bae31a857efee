import type { Mailer } from "@storytelling/mail";
import { type Db, type ServiceContext, type Tx, useCasesFor } from "@storytelling/service";
import type { IsBreached } from "./clients/breached-passwords.ts";
import type { OauthProviders } from "./clients/oauth/index.ts";
import type { Services } from "./clients/services.ts";
import type { IdentityConfig } from "./config.ts";
import type { Signing } from "./security/access-tokens.ts";
import type { Cookies } from "./security/cookies.ts";
import type { EvenTimes } from "./security/even-times.ts";
import type { KnownDevices } from "./security/known-devices.ts";
import type { Passwords } from "./security/passwords.ts";
import type { RelyingParty } from "./security/relying-party.ts";
import type { Tickets } from "./security/tickets.ts";
import type { SignInLimits } from "./store/sign-in-limits.ts";
import type { Tables } from "./store/tables.ts";

/** What identity's use cases work with. */
export type App = ServiceContext<IdentityConfig, Tables> & {
  readonly passwords: Passwords;
  readonly isCommonPassword: (lower: string) => boolean;
  readonly isBreachedPassword: IsBreached;
  readonly limits: SignInLimits;
  /** For answers whose time must not reveal whether an account exists. */
  readonly evenly: EvenTimes;
  readonly devices: KnownDevices;
  readonly cookies: Cookies;
  readonly tickets: Tickets;
  readonly passkeys: RelyingParty;
  readonly providers: OauthProviders;
  readonly mailer: Mailer;
  readonly letterSent: (kind: string, outcome: "sent" | "refused" | "withheld") => void;
  /** The key that signs now. */
  readonly signingKey: (reader: Db<Tables>["read"] | Tx<Tables>) => Promise<Signing>;
  readonly services: Services;
  /** Moves pending entries into the audit log's chain. */
  readonly chain: { stop(): Promise<void> };
};

export const useCase = useCasesFor<App, Tables>();
