import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiProblem } from "@storytelling/clients";
import { masterKeyId, readKeyFile, replaceKeyFile } from "@storytelling/service";
import type { Api } from "../api.ts";
import { Wish } from "../exit.ts";
import { type KeyStatus, reload, statusOf } from "./status.ts";

const askEveryMs = 200;
const busyCodes = new Set(["master-key-busy", "master-key-missing"]);

/**
 * Replaces the master key while the platform serves. It destroys the old key when that key wraps nothing any more. If an
 * earlier rotation was interrupted, it finishes that one instead.
 */
export async function rotate(admin: Api, dataDir: string, say: (line: string) => void): Promise<void> {
  const path = process.env.MASTER_KEY_FILE || join(dataDir, "master-key");
  assertOurs(await statusOf(admin), path);
  const keys = await readKeyFile(path);
  const [old = ""] = keys;
  if (keys.length > 1 && left(await reload(admin)) > 0) say("Continuing the rotation that was interrupted.");
  else {
    const fresh = randomBytes(32).toString("base64");
    await replaceKeyFile(path, [fresh, ...keys]);
    say(`The new master key is ${idOf(fresh)}. The old one is ${idOf(old)}.`);
  }
  const [current = "", ...previous] = await readKeyFile(path);
  do await settled(admin, idOf(current), say);
  while (!(await destroyed(admin, path, current, previous)));
  say(`${idOf(current)} wraps everything. Destroyed: ${previous.map(idOf).join(", ")}.`);
  say("Older backups can be read only with a copy of the destroyed key.");
}

/** Waits until the current key wraps everything, including what was being written when it became current. */
async function settled(admin: Api, current: string, say: (line: string) => void): Promise<void> {
  for (let told = ""; ; await sleep(askEveryMs)) {
    const all = await unlessBusy(reload(admin));
    if (!all) continue;
    const stranger = all.find((one) => one.current !== current);
    if (stranger) throw new Error(`${stranger.service} reads its master key from another place.`);
    if (left(all) === 0) return;
    const waiting = all.filter(({ toRewrap }) => toRewrap > 0);
    const line = waiting.map(({ service, toRewrap }) => `${service} ${toRewrap}`).join(", ");
    if (line !== told) say(`Still to be wrapped: ${line}`);
    told = line;
  }
}

/** False when an old key still wrapped something; then the old keys are back in the file. */
async function destroyed(
  admin: Api,
  path: string,
  current: string,
  previous: readonly string[],
): Promise<boolean> {
  await replaceKeyFile(path, [current]);
  const gone = await unlessBusy(reload(admin)).catch(async (error) => {
    await replaceKeyFile(path, [current, ...previous]);
    throw error;
  });
  if (gone) return true;
  await replaceKeyFile(path, [current, ...previous]);
  return false;
}

/** Null while the answer depends on what is being written. */
const unlessBusy = (asked: Promise<KeyStatus[]>): Promise<KeyStatus[] | null> =>
  asked.catch((error) => {
    if (error instanceof ApiProblem && busyCodes.has(error.code)) return null;
    throw error;
  });

function assertOurs(all: readonly KeyStatus[], path: string): void {
  if (all.every(({ changeable }) => changeable)) return;
  throw new Wish(
    65,
    `The platform reads MASTER_KEY from its environment, not from ${path}. docs/operations.md says how to rotate it there.`,
  );
}

const left = (all: readonly KeyStatus[]): number => all.reduce((sum, { toRewrap }) => sum + toRewrap, 0);
const idOf = (base64: string): string => masterKeyId(Buffer.from(base64, "base64"));
