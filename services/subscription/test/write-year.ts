import { writeFile } from "node:fs/promises";
import { startWorld } from "./billing-world.ts";
import { embeddedHands } from "./hands.ts";
import { beginning, liveAYear } from "./year.ts";

const world = await startWorld({ at: beginning });
const page = await liveAYear(world, embeddedHands);
await world.stop();
await writeFile(new URL("../../../docs/a-year-of-billing.md", import.meta.url), page);
process.exit();
