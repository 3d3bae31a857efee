import { it } from "node:test";

it("is green, and forgets a timer", () => {
  setInterval(() => {}, 1000);
});
