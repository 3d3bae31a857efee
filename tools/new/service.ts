import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { faultOf } from "./names.ts";
import { listOfServices, places } from "./places.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const template = join(repository, "tools/template/");

/** A request that is refused; its message says what to do instead. */
export class NotMade extends Error {}

/**
 * Makes `services/NAME` from `tools/template`, which is itself a tested service, and adds its name in every place.
 * Writes either everything or nothing. Returns the written paths.
 * @throws NotMade for a bad name, and for one that is taken
 */
export async function addService(root: string, name: string): Promise<string[]> {
  const fault = faultOf(name);
  if (fault) throw new NotMade(fault);
  const folder = join("services", name);
  const listed = (await readFile(join(root, listOfServices), "utf8")).includes(`"${name}"`);
  if (listed || existsSync(join(root, folder))) {
    const found = listed ? `${listOfServices} names ${name}` : `${folder} exists`;
    throw new NotMade(
      `${found}. If it was left half-made, run: npm run new -- remove ${name}. Otherwise give another name.`,
    );
  }
  const edited = await edit(root, (place, text) => place.add(text, name));
  const made = await copies(name);
  await write(root, [...made, ...edited]);
  return [...made, ...edited].map(({ path }) => path);
}

/**
 * Removes `services/NAME`, and its name from every place, even when it is incomplete.
 * @throws NotMade for a service that is committed: removing it is a normal change, for a commit
 */
export async function removeService(
  root: string,
  name: string,
  isTracked: (folder: string) => boolean,
): Promise<void> {
  const fault = faultOf(name);
  if (fault) throw new NotMade(fault);
  const folder = join("services", name);
  if (isTracked(folder))
    throw new NotMade(`${folder} is in git. Remove it with git rm -r ${folder}, and commit that.`);
  const named = await edit(root, (place, text) => {
    try {
      return place.remove(text, name);
    } catch {
      return text;
    }
  });
  if (named.length === 0 && !existsSync(join(root, folder)))
    throw new NotMade(`There is no service ${name}.`);
  if (named.length > 0) await write(root, named);
  const generated = join("libs/clients/src/generated", `${name}.ts`);
  for (const path of [folder, generated]) await rm(join(root, path), { recursive: true, force: true });
}

interface Written {
  readonly path: string;
  readonly text: string;
}

/** The changed places; unchanged ones are left out. */
async function edit(
  root: string,
  change: (place: (typeof places)[number], text: string) => string,
): Promise<Written[]> {
  const all = await Promise.all(
    places.map(async (place) => {
      const before = await readFile(join(root, place.path), "utf8");
      try {
        return { path: place.path, before, text: change(place, before) };
      } catch (error) {
        throw new NotMade(`${place.path}: ${(error as Error).message} Fix tools/new/places.ts.`);
      }
    }),
  );
  return all.filter(({ before, text }) => text !== before);
}

/** The template's files with the service's name. */
async function copies(name: string): Promise<Written[]> {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({
      path: join("services", name, file.slice(template.length)),
      text: (await readFile(file, "utf8")).replaceAll("template", name),
    })),
  );
}

/** Writes files and formats them as the linter requires: a name may be longer than the template's. */
async function write(root: string, files: readonly Written[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const sources = files.map(({ path }) => path).filter((path) => path.endsWith(".ts"));
  if (sources.length === 0) return;
  const how = [
    "format",
    "--write",
    `--config-path=${repository}`,
    "--vcs-enabled=false",
    "--log-level=error",
  ];
  const { status, error } = spawnSync("biome", [...how, ...sources], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0)
    throw new NotMade(`Biome could not format the files: ${error ?? `it ended with ${status}`}`);
}
