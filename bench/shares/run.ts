import { testPostgres } from "@storytelling/service/testing";
import { narrations } from "./narrations.ts";
import { stories } from "./stories.ts";

// What others wait while one person does their worst: to the story service, then to narration.
await testPostgres();
const figures = { ...(await stories()), ...(await narrations()) };
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
process.exit();
