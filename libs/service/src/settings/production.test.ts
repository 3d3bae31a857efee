import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { z } from "zod";
import { baseConfig } from "../config/config.ts";
import { examine } from "./examine.ts";

const owner = { config: z.object({ ...baseConfig, PUBLIC_URL: z.url(), STORY_URL: z.url() }) };
const good = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://story:Tq8vX2mLr5@db.internal/story",
  MASTER_KEY: randomBytes(32).toString("base64"),
  JWKS_URL: "https://identity/identity/v1/.well-known/jwks.json",
  SERVICES_URL: "https://{service}",
  STORY_URL: "https://story",
  PUBLIC_URL: "https://stories.example.com",
  BLOB_DIR: "/blobs",
};
const faulty = (env: Record<string, string>) =>
  examine(owner, { ...good, ...env }).map(({ setting }) => setting);

describe("production", () => {
  it("accepts settings that are complete and safe", () => assert.deepEqual(faulty({}), []));
  it("refuses a public address by plain http", () => {
    assert.deepEqual(faulty({ PUBLIC_URL: "http://stories.example.com" }), ["PUBLIC_URL"]);
  });
  it("refuses a peer and the keys' address by plain http", () => {
    assert.deepEqual(faulty({ STORY_URL: "http://story", JWKS_URL: "http://identity/keys" }), [
      "JWKS_URL",
      "STORY_URL",
    ]);
  });
  it("accepts a peer by plain http where a mesh encrypts it", () => {
    assert.deepEqual(faulty({ STORY_URL: "http://story", SERVICE_MESH: "istio" }), []);
  });
  it("accepts plain http to this machine", () => {
    assert.deepEqual(faulty({ STORY_URL: "http://127.0.0.1:3000", JWKS_URL: "http://[::1]:1/k" }), []);
  });
  it("refuses a public address that is missing", () => {
    assert.deepEqual(faulty({ PUBLIC_URL: "" }), ["PUBLIC_URL"]);
  });
  it("refuses a master key that is not random", () => {
    const MASTER_KEY = Buffer.from("an example of thirty-two letters".slice(0, 8).repeat(4)).toString(
      "base64",
    );
    assert.deepEqual(faulty({ MASTER_KEY }), ["MASTER_KEY"]);
  });
  for (const password of ["", ":postgres", ":story", ":password"])
    it(`refuses a database whose password is a default: "${password.slice(1)}"`, () => {
      assert.deepEqual(faulty({ DATABASE_URL: `postgres://story${password}@db/story` }), ["DATABASE_URL"]);
    });
  it("shows no value in its messages", () => {
    const said = examine(owner, { ...good, DATABASE_URL: "postgres://story:secret@db/story" });
    assert.doesNotMatch(JSON.stringify(said), /secret@|story@|db\/story/);
  });
  it("is set by NODE_ENV only", () => {
    assert.deepEqual(examine(owner, { ...good, NODE_ENV: "test", STORY_URL: "http://story" }), []);
  });
});
