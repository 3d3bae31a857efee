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
 * Puts a new master key in the place of the old one while the platform serves, and destroys the old one when nothing
 * is wrapped by it any more. One that was broken off before is brought to its end instead.
 */
export async function rotate(admin: Api, dataDir: string, say: (line: string) => void): Promise<void> {
  const path = process.env.MASTER_KEY_FILE || join(dataDir, "master-key");
  assertOurs(await statusOf(admin), path);
  const keys = await readKeyFile(path);
  const [old = ""] = keys;
  if (keys.length > 1 && left(await reload(admin)) > 0) say("A rotation that was broken off goes on.");
  else {
    const fresh = randomBytes(32).toString("base64");
    await replaceKeyFile(path, [fresh, ...keys]);
    say(`The new master key is ${idOf(fresh)}; ${idOf(old)} goes.`);
  }
  const [current = "", ...previous] = await readKeyFile(path);
  do await settled(admin, idOf(current), say);
  while (!(await destroyed(admin, path, current, previous)));
  say(`Everything is wrapped by ${idOf(current)}. Destroyed: ${previous.map(idOf).join(", ")}.`);
  say("Backups of before can be read with a copy of what was destroyed alone.");
}

/** Waits until the current key wraps everything, also what was being written when it became current. */
async function settled(admin: Api, current: string, say: (line: string) => void): Promise<void> {
  for (let told = ""; ; await sleep(askEveryMs)) {
    const all = await unlessBusy(reload(admin));
    if (!all) continue;
    const stranger = all.find((one) => one.current !== current);
    if (stranger) throw new Error(`${stranger.service} reads its master key from somewhere else.`);
    if (left(all) === 0) return;
    const waiting = all.filter(({ toRewrap }) => toRewrap > 0);
    const line = waiting.map(({ service, toRewrap }) => `${service} ${toRewrap}`).join(", ");
    if (line !== told) say(`Still to be wrapped: ${line}`);
    told = line;
  }
}

/** False when something was wrapped by an old key after all; then it is there again. */
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

/** Null when the answer depends on what is being written just now. */
const unlessBusy = (asked: Promise<KeyStatus[]>): Promise<KeyStatus[] | null> =>
  asked.catch((error) => {
    if (error instanceof ApiProblem && busyCodes.has(error.code)) return null;
    throw error;
  });

function assertOurs(all: readonly KeyStatus[], path: string): void {
  if (all.every(({ changeable }) => changeable)) return;
  throw new Wish(
    65,
    `The platform has MASTER_KEY from its environment, not from ${path}. docs/operations.md tells how to rotate it there.`,
  );
}

const left = (all: readonly KeyStatus[]): number => all.reduce((sum, { toRewrap }) => sum + toRewrap, 0);
const idOf = (base64: string): string => masterKeyId(Buffer.from(base64, "base64"));
