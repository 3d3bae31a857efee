import { mutants } from "./mutants.ts";

// Each mutant shows its fault only by chance, so these tests do not run with every commit.
for (const bus of ["in-process", "redis", "kafka"] as const) await mutants(bus);
