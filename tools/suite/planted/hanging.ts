import { describe, it } from "node:test";

describe("a suite", () => {
  it("waits for what never comes", async () => {
    const forever = setInterval(() => {}, 1000);
    await new Promise(() => {});
    clearInterval(forever);
  });
});
