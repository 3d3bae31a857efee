import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { z } from "zod";
import { catalogue } from "../src/catalogue.ts";
import { CloudEvent } from "../src/event.ts";
import { jsonSchemaOf } from "../src/json-schema.ts";
import { breaks } from "./breaks.ts";

const folder = new URL("../golden/", import.meta.url);
const read = (file: string) => readFile(new URL(file, folder), "utf8");
const manifest: Record<string, string> = JSON.parse(await read("manifest.json"));

const mend =
  "Golden copies are never changed: restore the file, or declare a new version of the event beside the old one. " +
  "A version that was never released is the only exception: delete its files and their lines in manifest.json, then npm run gen.";

const nameOf = ({ type, version }: { type: string; version: number }): string => `${type}.v${version}`;
const declared = new Map(catalogue.map((event) => [nameOf(event), event]));

describe("golden copies", () => {
  it("are unchanged", async () => {
    const files = (await readdir(folder)).filter((file) => file !== "manifest.json").sort();
    assert.deepEqual(files, Object.keys(manifest).sort(), mend);
    for (const file of files) {
      const sha256 = createHash("sha256")
        .update(await read(file))
        .digest("hex");
      assert.equal(sha256, manifest[file], `${file} was edited. ${mend}`);
    }
  });

  it("exist for each event and version that is declared, and each of them is still declared", () => {
    assert.ok(declared.size > 0);
    assert.equal(declared.size, catalogue.length, "two events have the same name and version");
    const wanted = [...declared.keys()].flatMap((name) => [`${name}.json`, `${name}.schema.json`]);
    assert.deepEqual(wanted.sort(), Object.keys(manifest).sort(), `Run npm run gen. ${mend}`);
  });

  for (const [name, event] of declared) {
    it(`${name} decodes without loss`, async () => {
      const golden = CloudEvent.parse(JSON.parse(await read(`${name}.json`)));
      assert.deepEqual(
        [golden.type, golden.dataversion, golden.source],
        [event.type, event.version, `/${event.source}`],
      );
      const decoded = event.data.safeParse(golden.data);
      assert.ok(decoded.success, `${decoded.error?.message} ${mend}`);
      assert.deepEqual(decoded.data, golden.data, mend);
    });

    it(`${name} has gained optional fields only`, async () => {
      const before = JSON.parse(await read(`${name}.schema.json`));
      assert.deepEqual(breaks(before, jsonSchemaOf(event.data)), [], mend);
    });
  }
});

describe("a change of a schema", () => {
  const before = z.object({
    id: z.uuid(),
    kind: z.enum(["a", "b"]),
    note: z.string().optional(),
    parts: z.array(z.object({ name: z.string() })),
  });
  const found = (now: z.ZodType) => breaks(jsonSchemaOf(before), jsonSchemaOf(now));

  it("that adds optional fields and descriptions breaks nothing", () => {
    const parts = z.array(
      z.object({ name: z.string().meta({ description: "A name." }), size: z.number().optional() }),
    );
    assert.deepEqual(found(before.extend({ colour: z.string().optional(), parts })), []);
  });

  for (const [what, now, told] of [
    ["adds a required field", before.extend({ colour: z.string() }), /data\.colour is new and required/],
    ["removes a field", before.omit({ note: true }), /data\.note is gone/],
    ["makes an optional field required", before.extend({ note: z.string() }), /data\.note became required/],
    [
      "makes a required field optional",
      before.extend({ id: z.uuid().optional() }),
      /data\.id became optional/,
    ],
    ["changes a type", before.extend({ note: z.number().optional() }), /data\.note: type was "string"/],
    ["adds a value to an enum", before.extend({ kind: z.enum(["a", "b", "c"]) }), /data\.kind: enum/],
    ["narrows a text", before.extend({ note: z.string().max(9).optional() }), /data\.note: maxLength/],
    [
      "adds a required field to an item",
      before.extend({ parts: z.array(z.object({ name: z.string(), size: z.number() })) }),
      /data\.parts\[\]\.size is new and required/,
    ],
  ] as const) {
    it(`that ${what} is reported`, () => assert.match(found(now).join("\n"), told));
  }
});
