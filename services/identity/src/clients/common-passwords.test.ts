import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isCommonPassword } from "./common-passwords.ts";

describe("isCommonPassword", () => {
  it("knows what leaks most often, and not what nobody else chose", () => {
    for (const common of ["password", "password123", "qwertyuiop", "1q2w3e4r", "12345678", "iloveyou"])
      assert.equal(isCommonPassword(common), true, common);
    for (const rare of ["nine otters in a rowing boat", "", "constructor"])
      assert.equal(isCommonPassword(rare), false, rare);
  });
});
