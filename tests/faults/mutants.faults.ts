import { mutants } from "./mutants.ts";

// Each waits for chance to show what is missing, so that they are no tests of every commit.
for (const bus of ["in-process", "redis", "kafka"] as const) await mutants(bus);
