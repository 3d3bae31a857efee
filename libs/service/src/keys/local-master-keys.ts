import { hkdfSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { MasterKeyFault, MasterKeyMissing, type MasterKeys } from "./master-keys.ts";
import { seedOf } from "./secret.ts";
import { unwrapSecret, wrapSecret } from "./wrap.ts";

const BYTES = 32;
const howToMake = "make one with `openssl rand -base64 32`";

/** A short id of a key, which does not reveal the key. */
export const masterKeyId = (key: Buffer): string =>
  Buffer.from(hkdfSync("sha256", key, "", "storytelling master key id", 6)).toString("hex");

/**
 * Keys by their ids, from base64 separated by commas or line ends: the first wraps, all open.
 * @throws Error that shows no key
 */
export function parseMasterKeys(text: string): ReadonlyMap<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const word of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const key = Buffer.from(word, "base64");
    if (key.length !== BYTES || key.toString("base64") !== word)
      throw new Error(`Each master key must be exactly 32 bytes in base64: ${howToMake}.`);
    keys.set(masterKeyId(key), key);
  }
  if (keys.size === 0) throw new Error(`There is no master key: ${howToMake}.`);
  return keys;
}

export function isMasterKeys(text: string): boolean {
  try {
    return parseMasterKeys(text).size > 0;
  } catch {
    return false;
  }
}

/** Keys from a setting, which do not change. */
export const masterKeysFrom = (text: string): MasterKeys =>
  hold(parseMasterKeys(text), null, "Add it to MASTER_KEY, with a comma, behind the one that is to wrap.");

/** Keys from a file. It is read again when a secret needs a key that was not in it before. */
export async function masterKeysIn(path: string): Promise<MasterKeys> {
  const read = async () => {
    try {
      return parseMasterKeys(await readFile(path, "utf8"));
    } catch (cause) {
      const why = (cause as Error).message;
      throw new MasterKeyFault(`The master keys in ${path} cannot be used: ${why}`, { cause });
    }
  };
  return hold(
    await read(),
    read,
    `Put ${path} back from a backup, or add the key to it on a line of its own.`,
  );
}

function hold(
  given: ReadonlyMap<string, Buffer>,
  read: (() => Promise<ReadonlyMap<string, Buffer>>) | null,
  mend: string,
): MasterKeys {
  let keys = given;
  const first = (): [string, Buffer] => {
    for (const entry of keys) return entry;
    throw new Error("There is no master key.");
  };

  async function keyOf(id: string): Promise<Buffer> {
    // Another process that read a newer file has wrapped it. The keys that we know stay in use until we are told to
    // reload.
    if (!keys.has(id) && read) keys = new Map([...(await read()), ...keys]);
    const key = keys.get(id);
    if (!key) throw new MasterKeyMissing(id, mend);
    return key;
  }

  function tryAll(bytes: Buffer, label: string): Buffer {
    let trouble: unknown;
    for (const key of keys.values()) {
      try {
        return unwrapSecret(key, label, bytes);
      } catch (error) {
        trouble = error;
      }
    }
    throw trouble;
  }

  return {
    get current() {
      return first()[0];
    },
    get ids() {
      return [...keys.keys()];
    },
    mend,
    changeable: read !== null,
    async wrap(secret, label) {
      const [by, key] = first();
      return { by, bytes: wrapSecret(key, label, secret) };
    },
    async unwrap({ by, bytes }, label) {
      const key = by === null ? null : await keyOf(by);
      try {
        return key ? unwrapSecret(key, label, bytes) : tryAll(bytes, label);
      } catch (cause) {
        throw new MasterKeyFault(`The ${label} cannot be unwrapped: is the master key the right one?`, {
          cause,
        });
      }
    },
    async read() {
      const fresh = read ? await read() : keys;
      return {
        ids: [...fresh.keys()],
        take() {
          keys = fresh;
        },
      };
    },
    seeds: () => new Map([...keys].map(([id, key]) => [id, seedOf(key)])),
  };
}
