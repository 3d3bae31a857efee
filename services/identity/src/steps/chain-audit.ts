import type { ServiceContext } from "@storytelling/service";
import type { Anchor } from "../domain/audit.ts";
import { appendAnchor } from "../security/anchors.ts";
import { chainPending } from "../store/audit-chain.ts";
import type { Tables } from "../store/tables.ts";

const everyMs = 500;
const anchorEveryMs = 10_000;

type Chainer = Pick<ServiceContext<unknown, Tables>, "db" | "sealer" | "log" | "clock">;

/**
 * Chains pending entries twice a second. Writes an anchor to the log and to the file, at most every 10 s, and once more
 * when it stops.
 */
export function chainAudit(app: Chainer, anchorFile: string | undefined): { stop(): Promise<void> } {
  let head: Anchor | null = null;
  let anchoredAt = 0;

  async function chain(): Promise<void> {
    for (let next = await chainPending(app); next; next = await chainPending(app)) head = next;
  }
  async function lay(): Promise<void> {
    if (!head) return;
    app.log.info({ auditAnchor: head }, "audit log anchored");
    if (anchorFile) await appendAnchor(anchorFile, head);
    head = null;
    anchoredAt = app.clock.now().getTime();
  }
  async function round(): Promise<void> {
    await chain();
    if (app.clock.now().getTime() - anchoredAt >= anchorEveryMs) await lay();
  }

  let running: Promise<void> | null = null;
  const tick = () => {
    running ??= round()
      .catch((error) => app.log.warn({ err: error }, "audit log could not be chained and will be retried"))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(tick, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await chain()
        .then(lay)
        .catch((error) => app.log.warn({ err: error }, "audit log could not be chained"));
    },
  };
}
