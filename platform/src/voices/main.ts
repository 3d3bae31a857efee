import { setGlobalProxyFromEnv } from "node:http";
import {
  checkFiles,
  fetchModels,
  missingIn,
  modelNames,
  modelsDir,
  NotFetched,
  openModels,
  sizeOf,
} from "@storytelling/models";
import { exitCodeOf, Wish } from "../exit.ts";
import { progressBar } from "../progress-bar.ts";
import { modelLines } from "./model-lines.ts";
import { readOptions, usage } from "./options.ts";

const interrupted = new AbortController();
process.on("SIGINT", () => {
  if (interrupted.signal.aborted) process.exit(130);
  interrupted.abort(new Wish(130, "Interrupted. Run it again: what was fetched is kept."));
});
process.on("SIGTERM", () =>
  interrupted.abort(new Wish(143, "Ended. Run it again: what was fetched is kept.")),
);

const models = openModels({ dir: modelsDir(process.env) });
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const say = (line: string) => void process.stdout.write(`${line}\n`);
try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(usage);
  else if (options.what === "list") for (const line of modelLines(models)) say(line);
  else if (options.what === "check") process.exitCode = await check();
  else await fetchAll(options.from ?? process.env.MODELS_FROM);
} catch (thrown) {
  const error = interrupted.signal.aborted ? interrupted.signal.reason : thrown;
  process.stderr.write(`\n${(error as Error).message}\n`);
  process.exitCode = error instanceof NotFetched ? (error.isOfFolder ? 73 : 69) : exitCodeOf(error);
}
models.close();

/** Checks every file that is here, and fetches the missing and the damaged ones. */
async function fetchAll(from: string | undefined): Promise<void> {
  setGlobalProxyFromEnv();
  for (const line of modelLines(models)) say(line);
  say("");
  // A damaged file has its size; only its hash tells.
  await checkFiles(models, { signal: interrupted.signal, remove: true });
  const bytes = sizeOf(missingIn(models, modelNames));
  if (bytes === 0) return say("All models are here. Narrations use the neural voices.");
  const bars = progressBar(process.stderr);
  bars.stage("Fetching");
  await fetchModels(models, {
    from,
    signal: interrupted.signal,
    onProgress: ({ title, source, doneBytes, totalBytes }) =>
      bars.at(
        doneBytes / totalBytes,
        `${megabytes(doneBytes)} of ${megabytes(totalBytes)}: ${title}, from ${source}`,
      ),
  });
  bars.done(`${megabytes(bytes)} in ${models.dir}`);
  say(
    "All models are here. Narrations use the neural voices from now on; a platform that runs needs no restart.",
  );
}

/** @returns the exit code */
async function check(): Promise<number> {
  const faults = await checkFiles(models, { signal: interrupted.signal });
  for (const { name, state } of faults) say(`  ${state.padEnd(9)} ${name}`);
  if (faults.length > 0)
    say(`\n${faults.length} files are missing or damaged in ${models.dir}. Run: npm run voices`);
  else say(`All models are here, and each file has the right SHA-256: ${models.dir}`);
  return faults.length > 0 ? 1 : 0;
}
