import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { FetchOptions } from "../src/fetch-models.ts";
import { partOf } from "../src/files/staging.ts";
import { type Peer, sendHalf, startPeer } from "./peer.ts";
import { layout } from "./small-models.ts";
import { newWorld, type World } from "./world.ts";

const NETWORK = "kokoro/network.onnx";
const run = promisify(execFile);
let peer: Peer;
before(async () => {
  peer = await startPeer(layout());
});
afterEach(() => {
  peer.misbehave = () => false;
  peer.asked.length = 0;
});
after(() => peer.close());

type Misbehaviour = (...given: Parameters<Peer["misbehave"]>) => unknown;
/** Misbehaves for the network only, the first `times` times. */
const onNetwork = (misbehaviour: Misbehaviour, times = Number.POSITIVE_INFINITY): void => {
  let left = times;
  peer.misbehave = (request, response, file) => {
    if (request.url !== `/${NETWORK}` || left-- <= 0) return false;
    misbehaviour(request, response, file);
    return true;
  };
};
const networkAsked = () => peer.asked.filter(({ path }) => path === NETWORK).map(({ range }) => range);
const network = (): Uint8Array => peer.files.get(NETWORK) ?? Buffer.of();
const partOfNetwork = ({ dir }: World) => partOf(dir, NETWORK);

/** Resolves when a file has more bytes. Bytes that were sent but not read are lost with their connection. */
async function longerThan(path: string, bytes: number): Promise<void> {
  const size = () =>
    stat(path).then(
      (found) => found.size,
      () => 0,
    );
  while ((await size()) <= bytes) await new Promise(setImmediate);
}

/** Asserts that the other files are there, and nothing under the network's name. */
async function lacksNetworkOnly(world: World): Promise<void> {
  const others = layout().flatMap(([name]) => (name === NETWORK ? [] : [name]));
  assert.deepEqual(await world.names(), others.sort());
  assert.equal(world.models.state("kokoro").state, "missing");
  assert.equal(world.models.state("hibari").state, "ready");
}

describe("a download that is cut off", () => {
  it("is resumed where it ended", async () => {
    await using world = await newWorld();
    onNetwork((_, response, file) => {
      void sendHalf(response, file)
        .then(() => longerThan(partOfNetwork(world), 0))
        .then(() => response.destroy());
    }, 1);
    await world.fetch({ from: peer.url });
    await world.isComplete();
    const [first, second, ...more] = networkAsked();
    assert.deepEqual([first, more], [undefined, []]);
    assert.match(`${second}`, /^bytes=[1-9]\d*-$/);
  });
  it("again and again keeps what it has for the next run", async () => {
    await using world = await newWorld();
    onNetwork((request, response, file) => {
      const from = Number(/\d+/.exec(request.headers.range ?? "0")?.[0]);
      response.writeHead(206, { "content-range": `bytes ${from}-${file.length - 1}/${file.length}` });
      response.write(file.subarray(from, from + 50_000));
      void longerThan(partOfNetwork(world), from).then(() => response.destroy());
    });
    const said = await world.trouble({ from: peer.url });
    assert.match(said, /was cut off\. Run it again; it goes on from there\.$/);
    await lacksNetworkOnly(world);
    const there = (await stat(partOfNetwork(world))).size;
    assert.ok(there > 0, "nothing was kept");
    peer.misbehave = () => false;
    peer.asked.length = 0;
    await world.fetch({ from: peer.url });
    assert.deepEqual(networkAsked(), [`bytes=${there}-`]);
    await world.isComplete();
  });
  it("begins anew where the server knows no ranges", async () => {
    await using world = await newWorld();
    await mkdir(join(world.dir, ".fetching"), { recursive: true });
    await writeFile(partOfNetwork(world), network().subarray(0, 1000));
    onNetwork((_, response, file) => {
      response.end(file);
    });
    await world.fetch({ from: peer.url });
    await world.isComplete();
  });
  it("begins anew, once, when what was there before is faulty", async () => {
    await using world = await newWorld();
    await mkdir(join(world.dir, ".fetching"), { recursive: true });
    await writeFile(partOfNetwork(world), Buffer.alloc(1000, 1));
    await world.fetch({ from: peer.url });
    assert.deepEqual(networkAsked(), ["bytes=1000-", undefined]);
    await world.isComplete();
  });
});

describe("a source that misbehaves leaves nothing under the file's name, and is named with what to do", () => {
  const changed = (file: Uint8Array) => Buffer.from(file).fill(file[7] === 1 ? 2 : 1, 7, 8);
  const faults: Record<string, [Misbehaviour, RegExp, Partial<FetchOptions>?]> = {
    "a changed byte": [
      (_, response, file) => response.end(changed(file)),
      /kokoro\/network\.onnx from .* has other bytes than .*: its SHA-256 is wrong\. It was deleted\./,
    ],
    "a web page with 200": [
      (_, response) => response.setHeader("content-type", "text/html").end("<h1>Sign in</h1>"),
      /network\.onnx answered with a web page instead of the file\. .* open the address in a browser\./,
    ],
    "a file that is too short": [
      (_, response) => response.writeHead(200, { "content-length": 3 }).end("abc"),
      /network\.onnx has 3 bytes instead of 300001\./,
    ],
    "a file without an end": [
      (_, response, file) => response.write(file, () => response.end(Buffer.alloc(10))),
      /network\.onnx is longer than the 300001 bytes/,
    ],
    "another range": [
      (_, response, file) => response.writeHead(206, { "content-range": "bytes 17-99/300001" }).end(file),
      /network\.onnx answered with another range\./,
    ],
    "an error of the server": [(_, response) => response.writeHead(500).end(), /answered 500\./],
    "a circle of redirects": [
      (_, response) => response.writeHead(302, { location: `/${NETWORK}` }).end(),
      /network\.onnx redirects in a circle\./,
    ],
    "silence after the beginning": [
      (_, response, file) => sendHalf(response, file),
      /network\.onnx sent fewer than 1 bytes in 0\.3 seconds\. Try again later; it goes on from there\./,
      { pace: { bytes: 1, seconds: 0.3 } },
    ],
  };
  for (const [fault, [misbehaviour, message, options]] of Object.entries(faults))
    it(fault, async () => {
      await using world = await newWorld();
      onNetwork(misbehaviour);
      assert.match(await world.trouble({ from: peer.url, ...options }), message);
      await lacksNetworkOnly(world);
      peer.misbehave = () => false;
      await world.fetch({ from: peer.url });
      await world.isComplete();
    });

  it("an address that nobody listens at", async () => {
    await using world = await newWorld();
    const gone = await startPeer([]);
    await gone.close();
    const said = await world.trouble({ from: gone.url });
    assert.match(said, /cannot be reached \(ECONNREFUSED\)\.$/);
    assert.deepEqual(await world.names(), []);
  });
});

describe("a fetch that is stopped", () => {
  it("keeps the beginning, and the next one goes on", async () => {
    await using world = await newWorld();
    const stopped = new AbortController();
    onNetwork((_, response, file) => {
      void sendHalf(response, file);
    });
    const onProgress = ({ title, doneBytes }: { title: string; doneBytes: number }) => {
      if (title === "network" && doneBytes > 100_000) stopped.abort(new Error("Ctrl-C"));
    };
    await assert.rejects(world.fetch({ from: peer.url, signal: stopped.signal, onProgress }), /Ctrl-C/);
    peer.misbehave = () => false;
    await world.fetch({ from: peer.url });
    assert.match(`${networkAsked().at(-1)}`, /^bytes=[1-9]/);
    await world.isComplete();
  });
});

describe("several processes", () => {
  const fixture = fileURLToPath(new URL("./fetch.fixture.ts", import.meta.url));
  const start = (world: World) =>
    spawn(process.execPath, [fixture, world.dir, peer.url], { stdio: "inherit" });

  it("fetch each file once", async () => {
    await using world = await newWorld();
    const codes = await Promise.all([start(world), start(world)].map(async (child) => once(child, "exit")));
    assert.deepEqual(codes, [
      [0, null],
      [0, null],
    ]);
    assert.deepEqual(
      peer.asked.map(({ path }) => path).sort(),
      layout()
        .map(([name]) => name)
        .sort(),
    );
    await world.isComplete();
  });
  it("do not wait for one that was killed, and use what it had", async () => {
    await using world = await newWorld();
    const half = Promise.withResolvers<void>();
    onNetwork((_, response, file) => {
      void sendHalf(response, file).then(half.resolve);
    });
    const child = start(world);
    const exited = once(child, "exit");
    await half.promise;
    await longerThan(partOfNetwork(world), 0);
    child.kill("SIGKILL");
    await exited;
    assert.ok(!(await world.names()).includes(NETWORK));
    peer.misbehave = () => false;
    await world.fetch({ from: peer.url });
    assert.match(`${networkAsked().at(-1)}`, /^bytes=[1-9]/);
    await world.isComplete();
  });
});

describe("a folder that cannot be written to", () => {
  it("is named with what to do", async () => {
    await using world = await newWorld();
    await writeFile(world.dir, "a file where the folder should be");
    const said = await world.trouble({ from: peer.url });
    assert.match(
      said,
      /The folder .*models cannot be written to \(E\w+\)\. .*set MODELS_DIR to another folder\./,
    );
  });

  describe("since its disk is full", () => {
    let world: World;
    let isDisk = false;
    before(async () => {
      world = await newWorld();
      await mkdir(world.dir);
      isDisk = await run("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", world.dir]).then(
        () => true,
        () => false,
      );
    });
    after(async () => {
      if (isDisk) await run("umount", ["-l", world.dir]);
      await world[Symbol.asyncDispose]();
    });
    const ballast = (bytes: number) => writeFile(join(world.dir, ".ballast"), Buffer.alloc(bytes));
    const message =
      /The disk of .*models is full: \d+ MB more are needed\. Free some space, or set MODELS_DIR/;

    it("says before it begins how much is missing", async (test) => {
      if (!isDisk) return test.skip("Only root can mount a small disk.");
      await ballast(400_000);
      assert.match(await world.trouble({ from: peer.url }), message);
      assert.deepEqual(networkAsked(), []);
    });
    it("says so when that happens on the way, and goes on when there is room", async (test) => {
      if (!isDisk) return test.skip("Only root can mount a small disk.");
      await ballast(0);
      onNetwork((_, response, file) => {
        void sendHalf(response, file)
          .then(() => ballast(560_000).catch(() => {}))
          .then(() => response.end(file.subarray(file.length / 2)));
      }, 1);
      assert.match(await world.trouble({ from: peer.url }), message);
      assert.ok(!(await world.names()).includes(NETWORK));
      await rm(join(world.dir, ".ballast"));
      await world.fetch({ from: peer.url });
      await world.isComplete();
    });
  });
});
