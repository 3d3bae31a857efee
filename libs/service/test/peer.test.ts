import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { holdToDocument } from "../src/testing/index.ts";

const held = {
  method: "POST",
  path: "/subscription/v1/usage/reservations",
  status: 201,
  type: "application/json",
  body: {
    workId: "00000000-0000-4000-8000-000000000000",
    resource: "stories",
    quantity: 1,
    state: "held",
    month: "2026-11",
    expiresAt: "2026-11-30T12:00:00.000Z",
  },
};

describe("what a local peer answers", () => {
  it("passes when it is as the service's document says", () => holdToDocument(held));

  it("passes with the facts of a refusal beside its problem", () => {
    const problem = { type: "urn:x", title: "No", code: "over-allowance", detail: "No.", requestId: "1" };
    const body = { ...problem, status: 402, allowance: { remains: 7 } };
    holdToDocument({ ...held, status: 402, type: "application/problem+json", body });
  });

  const breaks: Record<string, [object, RegExp]> = {
    "a field is missing": [{ body: { ...held.body, month: undefined } }, /required property 'month'/],
    "a field has another type": [{ body: { ...held.body, quantity: "1" } }, /quantity must be integer/],
    "a value is none of those that the document lists": [
      { body: { ...held.body, state: "lent" } },
      /state must be equal to one of/,
    ],
    "a field is not in the document": [{ body: { ...held.body, hold: 1 } }, /NOT have additional properties/],
    "the status is not in the document": [{ status: 200 }, /answer 200 .* only the answers 201, 400/],
    "the type is not in the document": [{ type: "text/html" }, /has application\/json here, not text\/html/],
    "a refusal is no problem": [
      { status: 402, type: "application/problem+json", body: { code: "over-allowance" } },
      /required property 'type'/,
    ],
    "the route does not exist": [{ path: "/subscription/v1/usage/holds" }, /has no such route/],
    "the method does not exist": [{ method: "PUT" }, /has no such route/],
  };
  for (const [what, [change, message]] of Object.entries(breaks))
    it(`is refused when ${what}`, () => {
      const broken = JSON.parse(JSON.stringify({ ...held, ...change }));
      assert.throws(() => holdToDocument(broken), message);
    });
});
