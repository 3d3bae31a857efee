import type { Identity } from "../../domain/provider.ts";

/** Secrets that a browser takes along and must bring back. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An external provider that people can sign in with. */
export interface OauthProvider {
  /** As in the address: `google`. */
  readonly name: string;
  /** As people know it: `Google`. */
  readonly label: string;
  /** The address to send the browser to. @throws Error when the provider cannot be reached */
  away(checks: Checks, callback: string): Promise<URL>;
  /** Trades the code in this address for the user's identity. @throws Error when the provider does not confirm it */
  landed(address: URL, checks: Checks): Promise<Identity>;
}

/** Timeout for one answer of a provider, in milliseconds. */
export const patienceMs = 5000;
