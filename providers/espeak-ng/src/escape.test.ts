// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeMarkup } from "./escape.ts";

test("markup becomes entities, and each character of an entity points at the original one", () => {
  assert.deepEqual(escapeMarkup("a<&"), { escaped: "a&lt;&amp;", offsets: [0, 1, 1, 1, 1, 2, 2, 2, 2, 2] });
});

test("a letter of two UTF-16 units is one code point", () => {
  assert.deepEqual(escapeMarkup("𝔄b"), { escaped: "𝔄b", offsets: [0, 2] });
});

test("an unspeakable character separates words, an invisible one does not", () => {
  assert.equal(escapeMarkup("a\0b🦊c\ud800d").escaped, "a b c d");
  assert.deepEqual(escapeMarkup("Mäd\u00adchen"), { escaped: "Mädchen", offsets: [0, 1, 2, 4, 5, 6, 7] });
});
