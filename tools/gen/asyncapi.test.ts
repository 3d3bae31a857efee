import assert from "node:assert/strict";
import { describe, it } from "node:test";
import specification from "@asyncapi/specs/schemas/3.0.0.json" with { type: "json" };
import { catalogue, exampleOf } from "@storytelling/events/catalogue";
import { Ajv } from "ajv";
import { asyncApi } from "./asyncapi.ts";
import { eventsPage } from "./events-page.ts";
import { listeners } from "./listeners.ts";

const options = { strict: false, validateFormats: false, logger: false } as const;
const ajv = new Ajv(options);
// The specification includes the schema of JSON Schema. Ajv's own copy would be a second one of the same name.
const isAsyncApi = new Ajv({ ...options, meta: false, validateSchema: false }).compile(specification);
// As a reader gets it: serialized as JSON.
const document = () => JSON.parse(JSON.stringify(asyncApi()));

/** Every `$ref` of a document. */
function references(value: unknown): string[] {
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => (key === "$ref" ? [String(item)] : references(item)));
}

const resolve = (whole: unknown, ref: string): unknown =>
  ref
    .slice(2)
    .split("/")
    .reduce((here, key) => (here as Record<string, unknown> | undefined)?.[key], whole);

describe("docs/asyncapi.json", () => {
  it("is a valid AsyncAPI 3.0 document; a broken one is invalid", () => {
    assert.ok(isAsyncApi(document()), JSON.stringify(isAsyncApi.errors?.slice(0, 3)));
    const broken = document();
    broken.operations.storySendsStory.action = "shout";
    assert.equal(isAsyncApi(broken), false);
  });

  it("has no reference to a missing part", () => {
    const whole = document();
    const refs = references(whole);
    assert.ok(refs.length > catalogue.length);
    for (const ref of refs) assert.ok(resolve(whole, ref), ref);
  });

  it("has for each event an example that fits its schema; no other event fits it", () => {
    const { messages } = document().components;
    assert.equal(Object.keys(messages).length, catalogue.length);
    for (const event of catalogue) {
      const { payload, examples } = messages[`${event.type}V${event.version}`];
      const fits = ajv.compile(payload);
      assert.ok(fits(examples[0].payload), `${event.type}: ${ajv.errorsText(fits.errors)}`);
      assert.equal(fits({ ...exampleOf(event), dataversion: event.version + 1 }), false);
      assert.equal(fits({ ...exampleOf(event), data: {} }), false);
    }
  });

  it("has each sender send and each listener receive", () => {
    const { operations } = document();
    const said = (action: string) =>
      Object.values(operations as Record<string, { action: string; messages: { $ref: string }[] }>)
        .filter((operation) => operation.action === action)
        .flatMap(({ messages }) => messages.map(({ $ref }) => $ref.split("/").at(-1)));
    assert.deepEqual(said("send").sort(), catalogue.map((event) => `${event.type}V${event.version}`).sort());
    const heard = new Set(listeners.map(({ service, event }) => `${service} ${event.type}V${event.version}`));
    assert.equal(said("receive").length, heard.size);
  });
});

describe("docs/events.md", () => {
  it("names each event with its sender and all its listeners, including those of the framework", () => {
    const rows = eventsPage().split("\n");
    for (const { type } of catalogue) {
      const row = rows.find((line) => line.startsWith(`| [${type}]`)) ?? "";
      for (const { service, consumer } of listeners.filter(({ event }) => event.type === type))
        assert.ok(row.includes(`${service} (\`${consumer}\`)`), `${type}: ${row}`);
    }
    assert.match(rows.find((line) => line.startsWith("| [UserRoleChanged]")) ?? "", /cut-off-old-tokens/);
  });
});
