import { masterKeysFrom, masterKeysIn } from "../keys/local-master-keys.ts";
import type { MasterKeys } from "../keys/master-keys.ts";
import { ConfigError } from "../settings/config-error.ts";
import type { BaseConfig } from "./config.ts";

/**
 * The master keys that a configuration names. @throws ConfigError when it names none, two places, or a file that is not
 * a key file
 */
export async function openMasterKeys(
  service: string,
  { MASTER_KEY, MASTER_KEY_FILE }: Pick<BaseConfig, "MASTER_KEY" | "MASTER_KEY_FILE">,
): Promise<MasterKeys> {
  const fault = (text: string) =>
    new ConfigError(`${service} cannot start, its configuration has faults:\n  ${text}`);
  if (MASTER_KEY && MASTER_KEY_FILE)
    throw fault("MASTER_KEY: Give either this or MASTER_KEY_FILE, not both.");
  if (MASTER_KEY) return masterKeysFrom(MASTER_KEY);
  if (!MASTER_KEY_FILE)
    throw fault("MASTER_KEY: Give 32 random bytes in base64, e.g. from: openssl rand -base64 32");
  return masterKeysIn(MASTER_KEY_FILE).catch((error: Error) => {
    throw fault(`MASTER_KEY_FILE: ${error.message}`);
  });
}
