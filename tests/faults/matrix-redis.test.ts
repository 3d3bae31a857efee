import { matrix } from "./matrix.ts";
import { mutants } from "./mutants.ts";

await matrix("redis");
await mutants("redis");
