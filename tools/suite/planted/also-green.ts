import { it } from "node:test";

it("is green, too", () => {});
