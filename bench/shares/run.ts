import { testPostgres } from "@storytelling/service/testing";
import { narrations } from "./narrations.ts";
import { stories } from "./stories.ts";

// How long others wait while one user attacks the story service, then narration.
await testPostgres();
const figures = { ...(await stories()), ...(await narrations()) };
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
process.exit();
