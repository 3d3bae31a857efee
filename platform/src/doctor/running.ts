import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findPlatform } from "../find-platform.ts";
import type { Finding } from "./finding.ts";
import type { SettingsNote } from "./settings.ts";

const patienceMs = 8000;

/** Checks the platform that runs on this data folder; null when none runs. */
export async function examineRunning(
  dataDir: string,
): Promise<{ findings: Finding[]; settings: SettingsNote | null; url: string } | null> {
  const note = await noteOf(dataDir);
  const url = (await findPlatform(dataDir)) ?? (note && (await isThere(note)) ? note.url : null);
  if (!url) return null;
  const findings: Finding[] = [{ state: "ok", what: `A platform runs at ${url}` }];
  findings.push(...(await readiness(url, await keyOf(dataDir))));
  return { findings, settings: note?.settings ?? null, url };
}

interface Note {
  readonly url: string;
  readonly pid: number;
  readonly settings?: SettingsNote;
}

const noteOf = (dataDir: string): Promise<Note | null> =>
  readFile(join(dataDir, "running.json"), "utf8").then(
    (text) => JSON.parse(text) as Note,
    () => null,
  );

/** Whether the process is alive and answers. A platform that is not ready counts as running. */
async function isThere({ url, pid }: Note): Promise<boolean> {
  try {
    process.kill(pid, 0);
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patienceMs) })).ok;
  } catch {
    return false;
  }
}

const keyOf = (dataDir: string): Promise<string | null> =>
  readFile(join(dataDir, "local-key"), "utf8").then(
    (key) => key.trim(),
    () => null,
  );

async function readiness(url: string, key: string | null): Promise<Finding[]> {
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  try {
    const response = await fetch(`${url}/readyz`, { headers, signal: AbortSignal.timeout(patienceMs) });
    const { checks = {} } = (await response.json()) as { checks?: Record<string, string> };
    const named = Object.entries(checks);
    const broken = named.filter(([, said]) => said !== "ok");
    if (response.ok && broken.length === 0)
      return [{ state: "ok", what: `It is ready (${named.length} checks)` }];
    return broken.map(([name, said]) => ({
      state: "fault",
      what: `${name} is not ready`,
      mend: [said, "docs/operations.md explains each check."],
    }));
  } catch (error) {
    return [
      { state: "fault", what: "It gives no valid answer at /readyz", mend: [(error as Error).message] },
    ];
  }
}
