import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Email } from "./email.ts";

const parsed = (typed: string) => Email.safeParse(typed).data ?? null;

describe("Email", () => {
  it("is the same address in any case, width or composition", () => {
    for (const typed of [" ADA@Example.org ", "ａｄａ@ｅｘａｍｐｌｅ．ｏｒｇ", "Ada@EXAMPLE.ORG"])
      assert.equal(parsed(typed), "ada@example.org");
    assert.equal(parsed("ada@müller.de"), "ada@xn--mller-kva.de");
    assert.equal(parsed("ada@mu\u0308ller.de"), "ada@xn--mller-kva.de");
    assert.equal(parsed("ada@xn--mller-kva.de"), "ada@xn--mller-kva.de");
  });

  it("refuses a mailbox name with letters that look like others", () => {
    for (const typed of [
      "аda@example.org",
      "ad\u0251@example.org",
      "ada\u200b@example.org",
      "m\u0131ke@example.org",
    ])
      assert.equal(parsed(typed), null, typed);
  });

  it("shows a domain with letters that look like others in its `xn--` form", () => {
    assert.equal(parsed("ada@еxample.org"), "ada@xn--xample-2of.org");
  });

  it("refuses text that is not an address, two addresses, and an address that is too long", () => {
    for (const typed of [
      "",
      "ada",
      "ada@",
      "@example.org",
      "ada@example",
      "ada@@example.org",
      "ada@example.org, eve@example.org",
      "ada@example.org\r\nbcc: eve@example.org",
      "ada@1.2.3.4",
      "ada@example.org/é",
      `${"a".repeat(250)}@example.org`,
      `ada@${"é".repeat(300)}.org`,
    ])
      assert.equal(parsed(typed), null, typed);
  });
});
