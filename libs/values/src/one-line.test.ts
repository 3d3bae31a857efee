import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { oneLine, toOneLine } from "./one-line.ts";

const name = oneLine(80);
const takes = (text: string) => name.safeParse(text).success;
const code = (text: string) => (text.codePointAt(0) ?? -1).toString(16);

describe("oneLine", () => {
  it("accepts names of every script, with joiners and emoji", () => {
    for (const one of ["Ada", "Zoë 2", "می‌خواهم", "क्‍ष", "👩‍🚀", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "שלום\u200f!", "…", "#1", "赤ずきん"])
      assert.ok(takes(one), one);
  });

  it("refuses control characters, line breaks, direction overrides and invisible characters", () => {
    const codes = [0, 7, 9, 10, 13, 27, 0x7f, 0x80, 0x85, 0x9f, 0x2028, 0x2029];
    const turning = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
    for (const each of [...codes, ...turning, 0x200b, 0x2060, 0xfeff].map((one) => String.fromCodePoint(one)))
      assert.equal(takes(`a${each}b`), false, code(each));
  });

  it("refuses a name without a visible character", () => {
    for (const one of ["", "  ", "\u200d", "\u200c\u200f", "\u0301", "\u00ad"])
      assert.equal(takes(one), false, code(one));
  });

  it("turns any text with visible characters into an accepted one", () => {
    assert.equal(toOneLine("\u202eThe\r\nFrog\u0000King\u2029"), "The Frog King");
  });
});
