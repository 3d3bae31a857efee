import { readdirSync, readFileSync } from "node:fs";

// Linux's unit of CPU time in /proc, in milliseconds: a hundredth of a second.
const tick = 10;

/** Milliseconds of CPU that a process has used so far, with its children: those that live and those that have ended. */
export function cpuOf(pid: number): number {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const fields = stat
          .slice(stat.lastIndexOf(")") + 2)
          .split(" ")
          .map(Number);
        const [parent = 0, own = 0, ended = 0] = [
          fields[1],
          (fields[11] ?? 0) + (fields[12] ?? 0),
          (fields[13] ?? 0) + (fields[14] ?? 0),
        ];
        return [{ pid: Number(name), parent, own, ended }];
      } catch {
        return [];
      }
    });
  const root = all.find((each) => each.pid === pid);
  if (!root) return 0;
  const children = all.filter((each) => each.parent === pid).reduce((sum, each) => sum + each.own, 0);
  return (root.own + root.ended + children) * tick;
}
