import { it } from "node:test";
import { ensureProgram, requireOrSkip } from "../../tools/machine/index.ts";
import { startProcessWorld } from "./process-world.ts";
import { storyToAudiobook } from "./story-to-audiobook.ts";

const name = "a process for each service, with Redis between them";
const program = await ensureProgram("redis-server");

if ("missing" in program) it(name, (test) => requireOrSkip(test, program.missing));
else storyToAudiobook(name, () => startProcessWorld());
