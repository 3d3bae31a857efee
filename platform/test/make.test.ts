import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { readOptions } from "../src/make/options.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "storytelling-make-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function run(script: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    env: { ...process.env, STORYTELLING_DATA: join(folder, "data"), ...env },
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    out += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out };
}
const make = (...args: string[]) => run("platform/src/make/main.ts", args);

describe("npm run make", () => {
  const out = () => join(folder, "out");
  const story = () => join(folder, "bells.txt");
  const text =
    'The Bells\n\nThe old king looked at the sea. "Ring the bells," said the king.\n\n"I will," said the girl.\n';

  it("0 and an audiobook, captions and a summary", async () => {
    await writeFile(story(), text);
    const { code, out: said } = await make(story(), "--out", out());
    assert.equal(code, 0, said);
    assert.deepEqual((await readdir(out())).sort(), ["bells.json", "bells.mp3", "bells.vtt"]);
    const made = JSON.parse(await readFile(join(out(), "bells.json"), "utf8"));
    assert.equal(made.title, "The Bells");
    assert.equal(made.segments.map((segment: { text: string }) => segment.text).join(""), text);
    assert.equal(made.rendered, made.segments.length);
    assert.ok(made.cast.some((part: { character: string }) => part.character === "narrator"));
  });

  it("renders one line when one word has changed, and reuses the others", async () => {
    await writeFile(story(), text.replace("sea", "hill"));
    assert.equal((await make(story(), "--out", out())).code, 0);
    const made = JSON.parse(await readFile(join(out(), "bells.json"), "utf8"));
    assert.deepEqual([made.rendered, made.reused], [1, made.segments.length - 1]);
  });

  it("gives a character the requested voice", async () => {
    assert.equal((await make(story(), "--out", out(), "--voice", "The King=flite-giant")).code, 0);
    const { cast } = JSON.parse(await readFile(join(out(), "bells.json"), "utf8"));
    assert.equal(
      cast.find((part: { character: string }) => /king/i.test(part.character))?.voice,
      "flite-giant",
    );
  });

  it("64 for wrong use, with the usage", async () => {
    for (const args of [[], ["--nonsense"], ["a.txt", "b.txt"], [story(), "--voice", "nobody"]]) {
      const { code, out: said } = await make(...args);
      assert.equal(code, 64, said);
    }
  });

  it("64 for a name that points outside the folder", async () => {
    const { code, out: said } = await make(story(), "--name", "../escaped", "--out", join(folder, "kept"));
    assert.deepEqual([code, /Give --name/.test(said)], [64, true]);
    const names = ["/tmp/escaped", "a/b", "a\\b", "..", ".", "", "a\nb", "c:d", "a".repeat(201)];
    for (const args of [...names.map((name) => ["a.txt", "--name", name]), ["...txt"]])
      assert.throws(() => readOptions(args), { exitCode: 64, message: /Give --name/ }, args.join(" "));
  });

  it("cuts the names of the output when the story's own name has more than 200 bytes", () => {
    const options = readOptions([`${"雨".repeat(80)}.txt`]);
    assert.equal(options !== "help" && options.name, "雨".repeat(66));
  });

  it("64 for a character who does not exist, with the names of those who do", async () => {
    const { code, out: said } = await make(story(), "--out", out(), "--voice", "Hamlet=flite-giant");
    assert.equal(code, 64);
    assert.match(said, /king/i);
  });

  it("65 for a file that is not a story", async () => {
    await writeFile(join(folder, "picture.pdf"), "%PDF-1.7\n");
    const { code, out: said } = await make(join(folder, "picture.pdf"));
    assert.equal(code, 65);
    assert.match(said, /PDF/);
  });

  it("66 for a file that does not exist", async () =>
    assert.equal((await make(join(folder, "none.txt"))).code, 66));

  it("0 for --help", async () => assert.match((await make("--help")).out, /Exit codes/));
});

describe("npm start", () => {
  it("says that the port is in use, and what to do", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as { port: number };
    const { code, out } = await run("platform/src/main.ts", [], { PORT: String(port) });
    server.close();
    assert.equal(code, 1);
    assert.match(out, new RegExp(`Port ${port} is in use.*PORT=${port + 1} npm start`));
  });

  it("64 for an option that does not exist, with the usage", async () => {
    const { code, out } = await run("platform/src/main.ts", ["--nonsense"]);
    assert.equal(code, 64);
    assert.match(out, /--fresh/);
  });

  it("refuses a bus that does not exist, or one without an address", async () => {
    const none = await run("platform/src/main.ts", ["--bus", "pigeon"], { PORT: "0" });
    assert.deepEqual([none.code, /EVENT_BUS/.test(none.out)], [78, true]);
    const lost = await run("platform/src/main.ts", ["--bus", "redis"], { PORT: "0", REDIS_URL: "" });
    assert.deepEqual([lost.code, /REDIS_URL/.test(lost.out)], [78, true]);
  });

  it("refuses a log level that does not exist, for a service alone, too", async () => {
    for (const main of ["platform/src/main.ts", "services/story/src/main.ts"]) {
      const { code, out } = await run(main, [], { PORT: "0", LOG_LEVEL: "loud" });
      assert.deepEqual([code, /LOG_LEVEL: .*"trace"/.test(out)], [78, true], out);
    }
  });

  it("refuses an invalid port", async () => {
    const { code, out } = await run("platform/src/main.ts", [], { PORT: "eighty" });
    assert.equal(code, 78);
    assert.match(out, /PORT is eighty/);
  });
});
