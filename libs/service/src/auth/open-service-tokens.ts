import type { Db } from "../db/db.ts";
import type { Sealer } from "../keys/seal.ts";
import type { Clock } from "../time/clock.ts";
import { serviceSigningKey, tendServiceKeys } from "./service-keys.ts";
import { type ServiceTokens, serviceTokens } from "./service-tokens.ts";

/**
 * What the service `self` signs its requests to other services with; its keys are made at its first start.
 * @throws Error when MASTER_KEY is not the one that its key was sealed with
 */
export async function openServiceTokens(
  self: string,
  tools: { db: Db; sealer: Sealer; clock: Clock },
): Promise<ServiceTokens> {
  await tendServiceKeys(tools);
  const signing = serviceSigningKey(tools);
  await signing();
  return serviceTokens({ self, signing, clock: tools.clock });
}
