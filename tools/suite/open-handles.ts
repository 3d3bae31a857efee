import type { ChildProcess } from "node:child_process";
import { Server, Socket } from "node:net";

/**
 * What keeps this process alive, in words: "a socket to 127.0.0.1:6379", "3 times a timer". Our own output is left out.
 */
export function openHandles(): string[] {
  // Node's official API names only the kinds of handles. Only this internal one says which socket it is.
  const handles = (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles();
  const kinds = process.getActiveResourcesInfo().filter((kind) => !kind.endsWith("Wrap"));
  return count([...handles.flatMap(named), ...kinds.map(kindOf)]);
}

function named(handle: object): string[] {
  if (handle instanceof Server) {
    const address = handle.address();
    return [`a server on ${typeof address === "object" && address ? `port ${address.port}` : address}`];
  }
  if (handle instanceof Socket) {
    if (((handle as { fd?: number }).fd ?? 3) <= 2) return [];
    const { remoteAddress, remotePort } = handle;
    return [remotePort ? `a socket to ${remoteAddress}:${remotePort}` : "a pipe"];
  }
  const { spawnfile, pid } = handle as Partial<ChildProcess>;
  if (spawnfile) return [`a child process (${spawnfile}, ${pid})`];
  return [`a ${handle.constructor.name}`];
}

const kindOf = (kind: string): string => (kind === "Timeout" ? "a timer" : `a ${kind}`);

function count(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, times]) => (times === 1 ? name : `${times} times ${name}`));
}
