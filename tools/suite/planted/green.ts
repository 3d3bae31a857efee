import { describe, it } from "node:test";

describe("a suite", () => {
  it("is green", () => {});
  it.todo("is to be written");
  it("is left out", (test) => test.skip("for a reason"));
});
