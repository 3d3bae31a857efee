import { matrix } from "./matrix.ts";

await matrix("in-process");
