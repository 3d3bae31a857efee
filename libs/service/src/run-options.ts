import type { Bus } from "@storytelling/bus";
import type { JWTVerifyGetKey } from "jose";
import type { Logger } from "pino";
import type { PeerKeys } from "./auth/callers.ts";
import type { Clock, Ids } from "./time/clock.ts";

/** What a service is started with. */
export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly bus: Bus;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Logger;
  /** Public keys to check access tokens with, instead of those at JWKS_URL. */
  readonly keys?: JWTVerifyGetKey;
  /** Public keys of the services that ask, instead of those that they publish below SERVICES_URL. */
  readonly peerKeys?: PeerKeys;
  /** Overrides REQUESTS_PER_MINUTE. */
  readonly requestsPerMinute?: number;
  readonly heartbeatSeconds?: number;
  /** How long a consumer may take for one event, unless it sets its own limit; 30. */
  readonly handlerSeconds?: number;
  /** Only for the test that proves the inbox is needed. */
  readonly withoutInbox?: boolean;
}
