import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "./finding.ts";

const oldestNode = 24;
const leastFreeBytes = 2 * 1024 ** 3;
const secret = ["master-key", "local-key", "accounts.json", "platform.log"];

/** Checks the machine: the version of Node, free space on the disk, and who may read the data folder. */
export async function examineMachine(dataDir: string): Promise<Finding[]> {
  const findings = [nodeFinding()];
  const folder = await stat(dataDir).catch(() => null);
  if (!folder) return [...findings, { state: "note", what: `There is no data yet in ${dataDir}` }];
  findings.push(await freeRoom(dataDir), readable(dataDir, folder.mode, "700"));
  for (const name of secret) {
    const path = join(dataDir, name);
    const file = await stat(path).catch(() => null);
    if (file) findings.push(readable(path, file.mode, "600"));
  }
  return findings;
}

function nodeFinding(): Finding {
  const what = `Node ${process.versions.node}`;
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return { state: "ok", what };
  return { state: "fault", what, mend: [`Node ${oldestNode} or later is needed. npm run provides it.`] };
}

async function freeRoom(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const what = `${(free / 1024 ** 3).toFixed(1)} GiB free for ${dataDir}`;
  if (free >= leastFreeBytes) return { state: "ok", what };
  return {
    state: "fault",
    what,
    mend: ["A full disk stops every write. Free some space, or move the folder."],
  };
}

function readable(path: string, mode: number, right: string): Finding {
  if (process.platform === "win32")
    return { state: "note", what: `Cannot tell on Windows who may read ${path}` };
  if ((mode & 0o077) === 0) return { state: "ok", what: `Only its owner can read ${path}` };
  return { state: "fault", what: `Other users can read ${path}`, mend: [`chmod ${right} '${path}'`] };
}
