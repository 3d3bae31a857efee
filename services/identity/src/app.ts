import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { AccessTokens } from "./clients/access-tokens.ts";
import type { Passwords } from "./clients/passwords.ts";
import type { IdentityConfig } from "./config.ts";
import type { PublicJwk } from "./domain/signing-key.ts";
import type { Tables } from "./store/tables.ts";

/** What identity's use cases have at hand. */
export type App = ServiceContext<IdentityConfig, Tables> & {
  readonly passwords: Passwords;
  readonly isCommonPassword: (lower: string) => boolean;
  readonly tokens: AccessTokens;
  readonly publicKeys: readonly PublicJwk[];
};

export const useCase = useCasesFor<App, Tables>();
