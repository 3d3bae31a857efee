import { busConfig, openBus } from "@storytelling/bus";
import { createLog, startService } from "@storytelling/service";
import { z } from "zod";
import { acknowledgeByLeader, mutated, mutatedRelay } from "./mutants.ts";
import { ledger, tally } from "./services.ts";
import { startWriter } from "./writer.ts";

/**
 * One process of the fault tests: a relay of the ledger, a consumer of its entries, both at once, or a writer. It ends
 * with the process that started it, and on the message `stop`. `clock N` shifts its clock by N milliseconds.
 */
const [role = ""] = process.argv.slice(2);
const { env } = process;
const mutant = env.MUTANT ?? "";
let offset = 0;
const clock = { now: () => new Date(Date.now() + offset) };
const log = createLog(role, env.TEST_LOG ?? "silent");

if (mutant === "leader-only") await acknowledgeByLeader();
const bus = mutated(openBus(z.object(busConfig).parse(env), role, log), mutant);

const roles: Record<string, () => Promise<{ stop(): Promise<unknown> }[]>> = {
  writer: async () => [startWriter(env.LEDGER_URL ?? "", Number(env.RATE))],
  relay: async () => [mutant === "skip-locked" ? mutatedRelay(env.LEDGER_URL ?? "", bus) : await run(ledger)],
  consumer: async () => [await run(tally)],
  whole: async () => [await run(tally), await run(ledger)],
};

const run = (service: typeof ledger) =>
  startService(service, {
    env: { ...env, DATABASE_URL: service === ledger ? env.LEDGER_URL : env.TALLY_URL },
    bus,
    clock,
    log,
    withoutInbox: mutant === "without-inbox",
  });

process.on("disconnect", () => process.exit(0));
try {
  const running = (await roles[role]?.()) ?? [];
  process.on("message", async (message: string) => {
    if (message.startsWith("clock ")) offset = Number(message.slice(6));
    if (message !== "stop") return;
    for (const each of running) await each.stop();
    await bus.close();
    process.exit(0);
  });
  process.send?.("ready");
} catch {
  // The database or the broker is not reachable: the supervisor starts this process again.
  process.exit(1);
}
