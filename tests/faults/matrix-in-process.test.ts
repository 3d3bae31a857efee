import { matrix } from "./matrix.ts";
import { mutants } from "./mutants.ts";

await matrix("in-process");
await mutants("in-process");
