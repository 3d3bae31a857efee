import { rename } from "node:fs/promises";
import { join } from "node:path";
import { type Client, runClient } from "./client-program.ts";
import { download } from "./download.ts";
import type { Errand, Source } from "./source.ts";

type Env = Readonly<Record<string, string | undefined>>;

const REGISTRY = "https://registry.npmjs.org";

/**
 * Tarballs of npm: by npm, which knows the user's registry, proxy and certificates; without npm, from the registry
 * itself. Nothing in a tarball is executed.
 */
export const npmSource = (env: Env = process.env, client: Client | null = npmOf(env)): Source => ({
  name: "npm",
  serves: (publisher) => publisher === "npm",
  async bring(parcel, errand) {
    const [name = "", version = ""] = parcel.package ?? [];
    if (client && (await pack(client, `${name}@${version}`, errand)))
      return rename(join(errand.scratch, parcel.name), errand.part);
    const registry = (env.npm_config_registry || REGISTRY).replace(/\/*$/, "");
    await download(`${registry}/${name}/-/${name}-${version}.tgz`, parcel, errand);
  },
});

/** The npm that runs this process, else the one on the path: on Windows that is a script, which cannot be started so. */
function npmOf({ npm_execpath: script = "" }: Env): Client {
  return /npm-cli\.[cm]?js$/.test(script) ? [process.execPath, script] : ["npm"];
}

const pack = (client: Client, what: string, errand: Errand): Promise<true | null> =>
  runClient(
    [...client, "pack", what, "--ignore-scripts", "--loglevel=error", "--pack-destination", errand.scratch],
    // A cache of its own shows the progress.
    { npm_config_cache: join(errand.scratch, "cache"), npm_config_workspaces: "false" },
    errand,
  );
