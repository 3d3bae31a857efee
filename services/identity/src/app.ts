import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { AccessTokens } from "./clients/access-tokens.ts";
import type { Passwords } from "./clients/passwords.ts";
import type { Services } from "./clients/services.ts";
import type { IdentityConfig } from "./config.ts";
import type { PublicJwk } from "./domain/signing-key.ts";
import type { Tables } from "./store/tables.ts";

/** What identity's use cases have at hand. */
export type App = ServiceContext<IdentityConfig, Tables> & {
  readonly passwords: Passwords;
  readonly isCommonPassword: (lower: string) => boolean;
  readonly tokens: AccessTokens;
  readonly services: Services;
  /** What takes noted entries into the audit log's chain. */
  readonly chain: { stop(): Promise<void> };
  readonly publicKeys: readonly PublicJwk[];
};

export const useCase = useCasesFor<App, Tables>();
