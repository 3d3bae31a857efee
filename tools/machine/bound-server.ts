import { spawn } from "node:child_process";
import { once } from "node:events";

/** A server that ends with this process, even when this process is killed. */
export interface BoundServer {
  readonly pid: number;
  hasEnded(): boolean;
  /** Sends a signal and waits until the server ends; kills it after 15 s. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Kills the server and deletes the folder `$1` when our end of the pipe closes, which happens even when this process is
 * killed.
 */
const watchdog = `exec 3<&0
folder=$1; log=$2; shift 2
"$@" 3<&- >"$log" 2>&1 & server=$!
(read -r _ <&3; trap '' TERM; kill -9 "$server"; rm -rf "$folder") 2>/dev/null & guard=$!
echo "$server"
wait "$server"
kill "$guard"`;

const patienceMs = 15_000;

/**
 * Starts a server that a test cannot leave behind.
 * @param folder deleted when this process ends without ending the server; "" for a folder that stays
 * @param log the file for its output
 */
export async function startBound(
  command: string,
  args: readonly string[],
  folder: string,
  log: string,
): Promise<BoundServer> {
  const shell = spawn("sh", ["-c", watchdog, "sh", folder, log, command, ...args], {
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  shell.stdin.on("error", () => {});
  const exited = once(shell, "exit");
  const [line] = await once(shell.stdout, "data");
  const pid = Number(String(line).split("\n")[0]);
  // A test that forgets to stop the server still ends, and the server with it.
  shell.stdout.resume();
  for (const handle of [shell, shell.stdin, shell.stdout])
    (handle as unknown as { unref?: () => void }).unref?.();
  const hasEnded = () => shell.exitCode !== null || shell.signalCode !== null;
  return {
    pid,
    hasEnded,
    async end(signal) {
      if (!hasEnded()) {
        process.kill(pid, signal);
        shell.ref();
        const patience = setTimeout(() => process.kill(pid, "SIGKILL"), patienceMs);
        await exited;
        clearTimeout(patience);
      }
      shell.stdin.destroy();
    },
  };
}
