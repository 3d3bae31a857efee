import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import {
  answer,
  baseConfig,
  defineService,
  routesFor,
  type ServiceContext,
  useCasesFor,
} from "@storytelling/service";
import { startTestService, type TestService } from "@storytelling/service/testing";
import { z } from "zod";

const run = promisify(execFile);
const useCase = useCasesFor<ServiceContext, unknown>();

/** Keeps the files that it is given. */
const shelf = defineService({
  name: "shelf",
  summary: "Keeps files, for the test of a full disk.",
  config: z.object(baseConfig),
  migrations: new URL("./world/ledger/", import.meta.url),
  wire: async (context) => context,
  routes: [
    routesFor<ServiceContext>().post(
      "/files",
      "public",
      useCase({
        body: z.strictObject({ name: z.string(), content: z.string() }),
        answer: z.object({ id: z.string() }),
        run: async (app, { body }) => {
          const { id } = await app.blobs.put("owner", Buffer.from(body.content), {
            id: body.name,
            contentType: "text/plain",
          });
          return answer({ id });
        },
      }),
      { summary: "Keep a file", maxBody: 2_000_000 },
    ),
  ],
  consumers: [],
  jobs: [],
});

describe("a full disk under the blobs", () => {
  let parent: string;
  let dir: string;
  let service: TestService;
  let how: string;
  const keep = (name: string) => service.http.post("files", { body: { name, content: "x".repeat(600_000) } });
  const files = async () =>
    (await readdir(dir, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile() && entry.name !== "probe" && entry.name !== "ballast",
    );

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), "storytelling-faults-disk-"));
    dir = join(parent, "blobs");
    await mkdir(dir);
    // Root mounts a small disk. Other users get a limit on the size of one file, which the kernel refuses in the same
    // way.
    how = await run("mount", ["-t", "tmpfs", "-o", "size=1500k", "tmpfs", dir]).then(
      () => "a tmpfs of 1500 kB",
      () => "a limit on the size of a file",
    );
    service = await startTestService(shelf, { env: { BLOB_DIR: dir } });
    process.stdout.write(`# the full disk is simulated by ${how}\n`);
  });
  after(async () => {
    await service.stop();
    if (how.startsWith("a tmpfs")) await run("umount", ["-l", dir]);
    await rm(parent, { recursive: true, force: true });
  });

  /** Fills the space that is left, or lowers the limit; `makeRoom` undoes it. */
  const fill = () =>
    how.startsWith("a tmpfs")
      ? writeFile(join(dir, "ballast"), Buffer.alloc(700_000)).then(() => {})
      : run("prlimit", ["--pid", `${process.pid}`, "--fsize=100000:unlimited"]).then(() => {});
  const makeRoom = () =>
    how.startsWith("a tmpfs")
      ? rm(join(dir, "ballast"))
      : run("prlimit", ["--pid", `${process.pid}`, "--fsize=unlimited"]).then(() => {});

  it("is reported as 503 storage-full, leaves no partial file, and writes succeed again when there is space", async () => {
    assert.equal((await keep("before")).status, 200);
    await fill();
    const refused = await keep("during");
    assert.equal(refused.status, 503);
    assert.match(refused.headers.get("content-type") ?? "", /problem\+json/);
    assert.equal(refused.body.code, "storage-full");
    assert.equal((await files()).length, 1);
    // The file that was written before is still complete.
    const chunks = await Array.fromAsync(await service.running.context.blobs.read("owner", "before"));
    assert.equal(Buffer.concat(chunks).length, 600_000);
    await makeRoom();
    assert.equal((await keep("during")).status, 200);
    assert.equal((await files()).length, 2);
  });
});
