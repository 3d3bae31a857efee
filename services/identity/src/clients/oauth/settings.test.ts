import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSafe, OauthSettings } from "./settings.ts";

const faults = (given: Record<string, string>) =>
  (OauthSettings.safeParse(given).error?.issues ?? []).map((issue) => issue.path.join("."));

describe("OAUTH_*", () => {
  it("without settings there are no providers", () => assert.deepEqual(OauthSettings.parse({}), []));

  it("takes the known ones by id and secret, others with their issuer", () => {
    const set = OauthSettings.parse({
      GOOGLE_CLIENT_ID: "id",
      GOOGLE_CLIENT_SECRET: "secret",
      ACME_ISSUER: "https://acme.example",
      ACME_CLIENT_ID: "id",
      ACME_CLIENT_SECRET: "secret",
      ACME_LABEL: "Acme & Sons",
    });
    assert.deepEqual(
      set.map(({ name, label }) => [name, label]),
      [
        ["google", "Google"],
        ["acme", "Acme & Sons"],
      ],
    );
  });

  it("names what is missing, unknown or unsafe", () => {
    assert.deepEqual(faults({ GOOGLE_CLIENT_ID: "id" }), ["GOOGLE_CLIENT_SECRET"]);
    assert.deepEqual(faults({ ACME_CLIENT_ID: "id", ACME_CLIENT_SECRET: "s" }), ["ACME_ISSUER"]);
    assert.deepEqual(faults({ APPLE_CLIENT_ID: "id", APPLE_TEAM_ID: "t" }), ["APPLE_PRIVATE_KEY"]);
    assert.deepEqual(faults({ GOOGLE_SECRET: "s" }), ["GOOGLE_SECRET"]);
    const acme = { ACME_CLIENT_ID: "id", ACME_CLIENT_SECRET: "s" };
    assert.deepEqual(faults({ ...acme, ACME_ISSUER: "http://acme.example" }), ["ACME_ISSUER"]);
  });

  it("http is allowed for this machine only", () => {
    for (const url of ["https://a.example", "http://localhost:1", "http://127.0.0.1", "http://[::1]:9"])
      assert.equal(isSafe(url), true, url);
    for (const url of ["http://a.example", "http://localhost.evil.example", "ftp://localhost", "nothing"])
      assert.equal(isSafe(url), false, url);
  });
});
