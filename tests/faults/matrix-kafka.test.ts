import { matrix } from "./matrix.ts";
import { mutants } from "./mutants.ts";

await matrix("kafka");
await mutants("kafka");
