import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { checkPassword } from "./password.ts";

const isCommon = (lower: string) => lower === "password123";

const judged = (password: string, email = "ada@example.org"): string => {
  try {
    checkPassword(password, { email, field: "body.password", isCommon });
    return "fine";
  } catch (error) {
    return error instanceof Refusal ? error.code : "broken";
  }
};

describe("checkPassword", () => {
  it("wants 8 to 200 characters, counted as people count them", () => {
    assert.equal(judged("qx7 vk2"), "password-length");
    assert.equal(judged("qx7 vk2w"), "fine");
    assert.equal(judged("🦦🛶🌊🦦"), "password-length");
    assert.equal(judged("🦦🛶🌊🦦🛶🌊🦦🌧"), "fine");
    assert.equal(judged(`${"x".repeat(199)}🦦`), "fine");
    assert.equal(judged("x".repeat(201)), "password-length");
  });

  it("refuses common passwords in any case and width", () => {
    for (const common of ["password123", "PassWord123", "\uff30assword123"])
      assert.equal(judged(common), "password-common", common);
  });

  it("refuses a password with the name before the @, unless that name is too short to matter", () => {
    assert.equal(judged("my name is ADA, hello"), "password-holds-email");
    assert.equal(judged("my name is Ad hello"), "fine");
    assert.equal(judged("a good long one", "a@example.org"), "fine");
  });
});
