import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./process.ts", import.meta.url));
const patience = { start: 60_000, stop: 30_000 };

/** A process that is started again whenever it ends, as Kubernetes would. */
export interface Supervised {
  readonly name: string;
  readonly role: string;
  /** How often it ended by itself after it had said that it was ready: that counts as our fault. */
  readonly crashes: number;
  /** Resolves when it says that it is ready. */
  ready(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  send(message: string): void;
  /** Lets it finish its current work and end for good. */
  stop(): Promise<void>;
  /** Kills it for good. */
  end(): Promise<void>;
}

export function supervise(name: string, role: string, env: Record<string, string | undefined>): Supervised {
  let child: ChildProcess;
  let up = Promise.withResolvers<void>();
  let isUp = false;
  let wanted = true;
  let crashes = 0;
  const over = Promise.withResolvers<void>();

  function start(): void {
    let killed = false;
    const mine = fork(program, [role], { env: { ...process.env, ...env } });
    child = mine;
    const { kill } = mine;
    mine.kill = (signal) => {
      killed ||= signal === "SIGKILL";
      return kill.call(mine, signal);
    };
    mine.on("error", () => {});
    mine.once("message", () => {
      isUp = true;
      up.resolve();
    });
    mine.once("exit", async (code, signal) => {
      if (isUp) {
        if (wanted && !killed) {
          crashes++;
          process.stdout.write(`# ${name} ended by itself: ${signal ?? `exit code ${code}`}\n`);
        }
        up = Promise.withResolvers();
      }
      isUp = false;
      await sleep(100);
      if (wanted) start();
      else over.resolve();
    });
  }
  start();

  return {
    name,
    role,
    get crashes() {
      return crashes;
    },
    async ready() {
      const late = sleep(patience.start, "late", { ref: false });
      if ((await Promise.race([up.promise, late])) === "late") throw new Error(`${name} is not ready.`);
    },
    signal: (signal) => void child.kill(signal),
    send: (message) => void child.send(message, () => {}),
    async stop() {
      wanted = false;
      child.send("stop", () => {});
      const late = setTimeout(() => child.kill("SIGKILL"), patience.stop);
      await over.promise;
      clearTimeout(late);
    },
    async end() {
      wanted = false;
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
    },
  };
}
