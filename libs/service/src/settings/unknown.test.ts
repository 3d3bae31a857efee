import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unknownFaults } from "./unknown.ts";

const names = new Set(["SMTP_URL", "STORY_URL", "MASTER_KEY", "OAUTH_*", "PORT"]);
const named = (env: Record<string, string>, production = true) =>
  unknownFaults(env, names, { production }).map(({ setting, message }) => `${setting}: ${message}`);

describe("unknown settings", () => {
  it("are refused when they begin with STORYTELLING_, even in development", () => {
    assert.deepEqual(named({ STORYTELLING_DATE: "x" }, false), ["STORYTELLING_DATE: Unknown. Remove it."]);
  });
  it("are answered with the intended setting when it has our prefix by mistake", () => {
    assert.deepEqual(named({ STORYTELLING_SMTP_URL: "x" }), [
      "STORYTELLING_SMTP_URL: Unknown. Did you mean SMTP_URL?",
    ]);
  });
  for (const typo of ["SMPT_URL", "SMTP_UR", "SMTP_URLS", "SMTP_URI"])
    it(`are refused when they are one letter off: ${typo}`, () => {
      assert.deepEqual(named({ [typo]: "x" }), [`${typo}: Unknown. Did you mean SMTP_URL?`]);
    });
  it("are refused when they have a prefix that only we use", () => {
    assert.deepEqual(named({ SMTP_PASSWORD: "x" }), ["SMTP_PASSWORD: Unknown. Remove it."]);
  });
  it("are ignored in development when they belong to another program", () => {
    assert.deepEqual(named({ SMTP_PASSWORD: "x", SMPT_URL: "x" }, false), []);
  });
  it("do not include the variables that Kubernetes adds for each service", () => {
    const links = { STORY_PORT: "tcp://10.0.0.1:80", STORY_PORT_80_TCP_ADDR: "10.0.0.1" };
    assert.deepEqual(named({ ...links, STORY_SERVICE_HOST: "10.0.0.1", SMTP_SERVICE_PORT: "25" }), []);
  });
  it("do not include settings that are known, families, empty ones and other programs'", () => {
    assert.deepEqual(named({ SMTP_URL: "x", OAUTH_ACME_ISSUER: "x", STORYTELLING_X: "", PATH: "/bin" }), []);
  });
});
