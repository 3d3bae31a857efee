import { worldIn } from "./world.ts";

// Fetches the small models into a folder from an address, in a process of its own.
const [dir = "", from = ""] = process.argv.slice(2);
const world = worldIn(dir);
await world.fetch({ from });
world.models.close();
