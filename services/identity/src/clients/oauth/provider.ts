import type { Identity } from "../../domain/provider.ts";

/** What a browser takes along and must bring back. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody else who can say who people are. */
export interface OauthProvider {
  /** As in the address: `google`. */
  readonly name: string;
  /** As people know it: `Google`. */
  readonly label: string;
  /** Where the browser is sent. @throws Error when the provider cannot be reached */
  away(checks: Checks, callback: string): Promise<URL>;
  /** Who came back with this address; the code in it is traded here. @throws Error when that is not shown */
  landed(address: URL, checks: Checks): Promise<Identity>;
}

/** Milliseconds that a provider has for one answer. */
export const patienceMs = 5000;
