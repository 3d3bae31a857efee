import type { Logger } from "pino";
import { openConnection } from "./connection.ts";
import type { Member } from "./member.ts";
import type { Names } from "./names.ts";
import { timing } from "./timing.ts";

/**
 * Listens for the hints of members and publishers, and wakes the members that they concern. A hint may get lost.
 * Members also poll, so a lost hint only costs time.
 */
export function listen(options: {
  url: string;
  ca: string | undefined;
  name: string;
  names: Names;
  members: ReadonlySet<Member>;
  log: Logger;
}): { close(): void } {
  const { names, members, log } = options;
  const connection = openConnection(options.url, `${options.name}-hints`, log, options.ca);
  connection.on("ready", () => {
    connection.subscribe(names.hints).then(wakeAll, () => {});
  });
  connection.on("message", (_channel: string, hint: string) => {
    const [kind, ...rest] = hint.split(" ");
    if (kind === "events") for (const member of members) member.wakePartitions(rest.map(Number));
    else for (const member of members) if (member.group === rest.join(" ")) member.wake();
  });
  function wakeAll(): void {
    for (const member of members) {
      member.wakePartitions();
      member.wake();
    }
  }
  // A silent connection counts as dead only while it owes an answer.
  const pings = setInterval(() => connection.ping().catch(() => {}), timing.beat);
  return {
    close() {
      clearInterval(pings);
      connection.disconnect();
    },
  };
}
