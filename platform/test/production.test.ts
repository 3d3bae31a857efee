import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { serviceNames } from "@storytelling/events";
import { settingFaults } from "../src/settings.ts";

const platform = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const story = fileURLToPath(new URL("../../services/story/src/main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "storytelling-production-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const databaseOf = (service: string) => `${service.toUpperCase()}_DATABASE_URL`;

function start(main: string, env: Record<string, string>) {
  const { PATH = "" } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [main], {
    env: { PATH, STORYTELLING_DATA: folder, ...env },
    encoding: "utf8",
    timeout: 120_000,
  });
  const settings = stderr.split("\n").flatMap((line) => /^ {2}([A-Z_]+): /.exec(line)?.[1] ?? []);
  return { status, stderr, settings };
}

describe("npm start in production without settings", () => {
  const said = start(platform, { NODE_ENV: "production" });
  it("ends with 78 and one message that names each setting once", () => {
    assert.equal(said.status, 78);
    assert.match(said.stderr, /^The platform cannot start, its configuration has faults:\n/);
    const needed = ["MASTER_KEY", "BLOB_DIR", "PUBLIC_URL", "WEB_URL", "EMAIL_VERIFICATION", "SMTP_URL"];
    needed.push("MAIL_FROM", "PAYMENTS", "MAIL_WEBHOOK_SECRET", "SMS");
    needed.push(...serviceNames.map(databaseOf));
    assert.deepEqual(said.settings.sort(), needed.sort());
  });
  it("leaves nothing in its data folder", () => assert.deepEqual(readdirSync(folder), []));
});

describe("a service alone in production without settings", () => {
  const said = start(story, { NODE_ENV: "production" });
  it("ends with 78 and one message that names each setting once", () => {
    assert.equal(said.status, 78);
    const needed = [
      "BLOB_DIR",
      "DATABASE_URL",
      "EVENT_BUS",
      "JWKS_URL",
      "MASTER_KEY",
      "SERVICES_URL",
      "SUBSCRIPTION_URL",
    ];
    assert.deepEqual(said.settings.sort(), needed);
  });
});

describe("npm start with a misspelt name of one of our settings", () => {
  it("names it and does not start", () => {
    const said = start(platform, { STORYTELLING_DTA: "x" });
    assert.equal(said.status, 78);
    assert.deepEqual(said.settings, ["STORYTELLING_DTA"]);
  });
});

describe("npm start in production", () => {
  const databases = Object.fromEntries(
    serviceNames.map((name) => [
      databaseOf(name),
      `postgres://${name}:${randomBytes(9).toString("hex")}@db/${name}`,
    ]),
  );
  const good = {
    ...databases,
    NODE_ENV: "production",
    MASTER_KEY: randomBytes(32).toString("base64"),
    BLOB_DIR: "/blobs",
    PUBLIC_URL: "https://stories.example.com",
    WEB_URL: "https://stories.example.com",
    EMAIL_VERIFICATION: "required",
    SMTP_URL: "smtps://mail.example.com",
    MAIL_FROM: "Stories <no-reply@example.com>",
    PAYMENTS: "none",
    MAIL_WEBHOOK_SECRET: randomBytes(32).toString("hex"),
    SMS: "off",
  };
  const faulty = (env: Record<string, string>) =>
    settingFaults({ ...good, ...env }, "http://localhost:8080").map(({ setting }) => setting);

  it("accepts settings that are complete", () => assert.deepEqual(faulty({}), []));
  it("refuses test payments", () => assert.deepEqual(faulty({ PAYMENTS: "embedded" }), ["PAYMENTS"]));
  it("refuses a test key of the payment provider", () => {
    const stripe = { PAYMENTS: "stripe", STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
    assert.deepEqual(faulty(stripe), ["STRIPE_SECRET_KEY"]);
  });
  it("refuses SMS in a folder, and Twilio without its account", () => {
    assert.deepEqual(faulty({ SMS: "folder" }), ["SMS"]);
    const twilio = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"];
    assert.deepEqual(faulty({ SMS: "twilio" }), twilio);
  });
  it("refuses addresses that are not confirmed", () => {
    assert.deepEqual(faulty({ EMAIL_VERIFICATION: "optional" }), ["EMAIL_VERIFICATION"]);
  });
  it("refuses a language model without a name", () => {
    assert.deepEqual(faulty({ ANALYZER: "llm" }), ["LLM_MODEL"]);
  });
});
