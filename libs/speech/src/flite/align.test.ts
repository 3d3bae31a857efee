import assert from "node:assert/strict";
import { test } from "node:test";
import { align } from "./align.ts";

const heard = (phones: string) => phones.split(" ").map((name, i) => ({ name, from: i, to: i + 1 }));
const owners = (expected: string[], phones: string) =>
  align(
    expected.map((word) => (word === "" ? [] : word.split(" "))),
    heard(phones),
  );

test("expected phones go to their words", () => {
  assert.deepEqual(
    owners(["w ah n s", "ax p aa n", "ax"], "w ah n s ax p aa n ax"),
    [0, 0, 0, 0, 1, 1, 1, 1, 2],
  );
});

test("a word that sounds different in context keeps its place", () => {
  assert.deepEqual(owners(["r eh d", "ey", "b uh k"], "r iy d ax b uh k"), [0, 0, 0, 1, 2, 2, 2]);
});

test("extra or missing phones move no other word", () => {
  assert.deepEqual(owners(["d ax k t er", "s m ih th"], "d r ay v s m ih th").slice(4), [1, 1, 1, 1]);
  assert.deepEqual(owners(["f ay v", "", "k ae t"], "f ay v z k ae t"), [0, 0, 0, 0, 2, 2, 2]);
});

test("an unexpected phone is placed by its neighbours", () => {
  assert.deepEqual(owners(["d ao g", "k ae t"], "d z ao g k ae t"), [0, 0, 0, 0, 1, 1, 1]);
  assert.deepEqual(owners(["d ao g", "k ae t"], "d ao g k ae z t"), [0, 0, 0, 1, 1, 1, 1]);
});

test("thousands of phones are aligned", () => {
  const words = Array.from({ length: 3000 }, (_, i) => (i % 2 ? "k ae t" : "d ao g"));
  const found = owners(words, words.join(" "));
  assert.ok(found.every((owner, i) => owner === Math.floor(i / 3)));
});

test("an empty expectation and an empty input are no error", () => {
  assert.deepEqual(owners([""], "k ae t"), [0, 0, 0]);
  assert.deepEqual(align([["k"]], []), []);
});
