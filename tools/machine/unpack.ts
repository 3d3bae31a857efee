import { chmod, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isExecutable } from "./find.ts";
import { lastWords, run } from "./run.ts";

/**
 * Unpacks a Debian package, and the libraries that this machine lacks, below `home`. It needs no root. It writes a
 * wrapper that runs the binary with these libraries.
 */
export async function unpack(
  home: string,
  name: string,
  binaries: readonly string[],
): Promise<{ path: string } | { missing: string }> {
  const wrapper = join(home, "bin", binaries[0]?.split("/").at(-1) ?? name);
  if (await isExecutable(wrapper)) return { path: wrapper };
  const state = join(home, "apt");
  const archives = join(state, "cache", "archives");
  await mkdir(join(state, "lists", "partial"), { recursive: true });
  await mkdir(join(archives, "partial"), { recursive: true });
  const apt = (...args: string[]) =>
    run("apt-get", [...ownFolders(state), ...args], {
      seconds: 480,
      env: { DEBIAN_FRONTEND: "noninteractive" },
      cwd: state,
    });

  const update = await apt("update", "-q");
  const download = await apt("install", "-y", "-q", "--no-install-recommends", "--download-only", name);
  if (download.code !== 0)
    return { missing: `apt-get download ${name}: ${lastWords(update.code === 0 ? download : update)}` };

  const root = join(home, "packages", name);
  const half = `${root}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  for (const file of (await readdir(archives)).filter((file) => file.endsWith(".deb"))) {
    const unpacked = await run("dpkg", ["-x", join(archives, file), half], { seconds: 120 });
    if (unpacked.code !== 0) return { missing: `dpkg -x ${file}: ${lastWords(unpacked)}` };
  }
  await rm(root, { recursive: true, force: true });
  await rename(half, root);
  await rm(archives, { recursive: true, force: true });

  for (const binary of binaries) {
    const path = join(root, binary);
    if (!(await isExecutable(path))) continue;
    await writeWrapper(wrapper, path, await libraryFolders(root));
    return { path: wrapper };
  }
  return { missing: `the package ${name} does not contain ${binaries.join(" or ")}` };
}

/** apt's options for a separate state folder. Of the machine's own state it only reads what is installed. */
const ownFolders = (state: string): string[] =>
  [
    `Dir::State=${state}`,
    `Dir::State::lists=${join(state, "lists")}`,
    "Dir::State::status=/var/lib/dpkg/status",
    `Dir::Cache=${join(state, "cache")}`,
    "Debug::NoLocking=true",
    "Acquire::http::Timeout=30",
    "Acquire::Retries=2",
  ].flatMap((option) => ["-o", option]);

async function libraryFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const shared = entries.filter((entry) => /\.so(\.|$)/.test(entry.name) && !entry.isDirectory());
  return [...new Set(shared.map((entry) => entry.parentPath))].sort((a, b) => a.length - b.length);
}

async function writeWrapper(wrapper: string, binary: string, libraries: readonly string[]): Promise<void> {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const script = `#!/bin/sh
LD_LIBRARY_PATH=${quoted(libraries.join(":"))}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} exec ${quoted(binary)} "$@"
`;
  await mkdir(dirname(wrapper), { recursive: true });
  await writeFile(`${wrapper}.half`, script);
  await chmod(`${wrapper}.half`, 0o755);
  await rename(`${wrapper}.half`, wrapper);
}
