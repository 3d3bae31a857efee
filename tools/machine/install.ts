import { access, rm, writeFile } from "node:fs/promises";
import { lastWords, run } from "./run.ts";

const quiet = { DEBIAN_FRONTEND: "noninteractive" };
const wait = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::http::Timeout=30", "-o", "Acquire::Retries=2"];
const policy = "/usr/sbin/policy-rc.d";

/** Installs a Debian package for all users, as root; returns null when it is installed, else the reason why not. */
export async function install(name: string): Promise<string | null> {
  const update = await run("apt-get", [...wait, "update", "-q"], { seconds: 180, env: quiet });
  // A mirror may be partly reachable, so only the installation itself shows whether it works.
  const installed = await withoutStarting(() =>
    run("apt-get", [...wait, "install", "-y", "-q", "--no-install-recommends", name], {
      seconds: 480,
      env: quiet,
    }),
  );
  if (installed.code === 0) return null;
  return `apt-get install ${name}: ${lastWords(update.code === 0 ? installed : update)}`;
}

/** Debian starts a server as soon as it is installed, on its usual port, unless the machine's policy forbids it. */
async function withoutStarting<T>(work: () => Promise<T>): Promise<T> {
  const known = await access(policy).then(
    () => true,
    () => false,
  );
  if (known) return work();
  await writeFile(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return await work();
  } finally {
    await rm(policy, { force: true });
  }
}
