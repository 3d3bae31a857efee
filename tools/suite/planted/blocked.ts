import { it } from "node:test";

it("never gives the event loop back", () => {
  for (;;);
});
