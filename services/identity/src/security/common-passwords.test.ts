import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isCommonPassword } from "./common-passwords.ts";

describe("isCommonPassword", () => {
  it("is true for passwords that leak often, false for rare ones", () => {
    for (const common of ["password", "password123", "qwertyuiop", "1q2w3e4r", "12345678", "iloveyou"])
      assert.equal(isCommonPassword(common), true, common);
    for (const rare of ["nine otters in a rowing boat", "", "constructor"])
      assert.equal(isCommonPassword(rare), false, rare);
  });
});
