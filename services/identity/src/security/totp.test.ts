import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { enrolment, newTotpSecret, stepOf } from "./totp.ts";

// "12345678901234567890" in base32; RFC 6238, appendix B, the last six of its eight digits.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const vectors = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const;

describe("stepOf", () => {
  it("accepts the codes of RFC 6238", () => {
    for (const [seconds, code] of vectors)
      assert.equal(stepOf(secret, code, new Date(seconds * 1000)), Math.floor(seconds / 30));
  });

  it("accepts a code one step early or late and returns its step, and none further away", () => {
    const [, code] = vectors[3];
    const at = (seconds: number) => stepOf(secret, code, new Date((1_234_567_890 + seconds) * 1000));
    assert.deepEqual([at(-30), at(0), at(30)], [41152263, 41152263, 41152263]);
    assert.deepEqual([at(-60), at(60)], [null, null]);
  });

  it("accepts nothing else", () => {
    for (const code of ["", "00592", "0059240", "OO5924", "-05924"])
      assert.equal(stepOf(secret, code, new Date(1_234_567_890_000)), null, code);
  });
});

describe("an enrolment", () => {
  it("is an address that apps read, and a picture of it", () => {
    const made = newTotpSecret();
    assert.match(made, /^[A-Z2-7]{32}$/);
    const { uri, qr } = enrolment(made, "ada@example.org");
    const { protocol, pathname, searchParams } = new URL(uri);
    assert.deepEqual(
      [protocol, searchParams.get("secret"), searchParams.get("issuer")],
      ["otpauth:", made, "Storytelling"],
    );
    assert.equal(decodeURIComponent(pathname).includes("Storytelling:ada@example.org"), true);
    const [type, data = ""] = qr.split(",");
    assert.equal(type, "data:image/svg+xml;base64");
    assert.match(Buffer.from(data, "base64").toString(), /^<svg /);
  });
});
