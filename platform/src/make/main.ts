import { createWriteStream } from "node:fs";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { localAccounts } from "../accounts.ts";
import { Api } from "../api.ts";
import { exitCodeOf, Wish } from "../exit.ts";
import { findPlatform } from "../find-platform.ts";
import { analyze, importStory, narrate } from "../production.ts";
import { progressBar } from "../progress-bar.ts";
import { readOptions, usage } from "./options.ts";
import { summary } from "./summary.ts";
import { toVoices } from "./voices.ts";
import { voicesNote } from "./voices-note.ts";

const interrupted = new AbortController();
process.on("SIGINT", () => {
  if (interrupted.signal.aborted) process.exit(130);
  interrupted.abort(new Wish(130, "Interrupted. Run it again: what was rendered is kept."));
});
process.on("SIGTERM", () =>
  interrupted.abort(new Wish(143, "Ended. Run it again: what was rendered is kept.")),
);

let closePlatform = async (): Promise<void> => {};
let exitCode = 0;
try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(usage);
  else await make(options);
} catch (thrown) {
  const error = interrupted.signal.aborted ? interrupted.signal.reason : thrown;
  process.stderr.write(`\n${(error as Error).message}\n`);
  exitCode = exitCodeOf(error);
}
await closePlatform();
process.exit(exitCode);

/** From a file to an audiobook, through the services. */
async function make(options: Exclude<ReturnType<typeof readOptions>, "help">): Promise<void> {
  const { signal } = interrupted;
  await access(options.file).catch(() => {
    throw new Wish(66, `There is no file ${options.file}, or it cannot be read.`);
  });
  const api = await signedIn(options.quick);
  const bars = progressBar(process.stderr);

  bars.stage("Importing");
  const story = await importStory(api, options.file, { title: options.title, signal });
  bars.done(`${story.title}, ${story.words.toLocaleString("en")} words`);
  for (const warning of story.warnings ?? []) process.stderr.write(`  Note: ${warning}\n`);

  bars.stage("Analysing");
  await analyze(api, story.id, (view) => bars.at(view.progress, view.stage ?? ""), signal);
  bars.done();

  bars.stage("Casting");
  const voices = await toVoices(api, story.id, options.voices);
  bars.done();

  bars.stage("Narrating");
  const request = {
    storyId: story.id,
    quick: options.quick,
    ...(Object.keys(voices).length > 0 ? { voices } : {}),
  };
  const narration = await narrate(
    api,
    request,
    ({ status, progress }) => {
      const eta = progress.etaSeconds === null ? "" : `, ${Math.ceil(progress.etaSeconds)} s left`;
      bars.at(
        progress.fraction,
        status === "mastering" ? "mastering" : `line ${progress.done} of ${progress.lines}${eta}`,
      );
    },
    signal,
  );
  const { rendered, reused } = narration.progress;
  bars.done(`${rendered} rendered, ${reused} reused`);
  if (!options.quick) for (const line of voicesNote(narration.voices)) process.stderr.write(`  ${line}\n`);

  bars.stage("Writing");
  await mkdir(options.out, { recursive: true });
  const base = join(options.out, options.name);
  await save(api, `/narration/v1/narrations/${narration.id}/audio.mp3`, `${base}.mp3`);
  await save(api, `/narration/v1/narrations/${narration.id}/captions.vtt`, `${base}.vtt`);
  await writeFile(`${base}.json`, `${JSON.stringify(await summary(api, story, narration), null, 2)}\n`);
  bars.done();
  process.stdout.write(`${base}.mp3\n${base}.vtt\n${base}.json\n`);
}

/** Signs in as this machine's own user, at the platform that runs here or at one that this command starts. */
async function signedIn(quick: boolean): Promise<Api> {
  // Loaded only here: the services take more than a second to load, and --help does not need them.
  const { developmentDir } = await import("@storytelling/service");
  const dataDir = developmentDir();
  let url = await findPlatform(dataDir);
  if (!url) {
    const { startPlatform } = await import("../platform.ts");
    if (quick) process.env.VOICES_FETCH ??= "never";
    const platform = await startPlatform({ dataDir, port: 0 });
    closePlatform = () => platform.stop();
    url = platform.url;
  }
  const api = new Api(url, (await localAccounts(dataDir)).shell);
  await api.signIn();
  return api;
}

/** Writes an answer's bytes to a file, which appears only when it is complete. */
async function save(api: Api, path: string, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    const response = await api.request(path, { signal: interrupted.signal });
    if (!response.body) throw new Error(`${path} answered without a body.`);
    await pipeline(
      Readable.fromWeb(response.body as import("node:stream/web").ReadableStream),
      createWriteStream(part),
    );
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
