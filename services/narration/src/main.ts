import { runAlone } from "@storytelling/service";
import { narration } from "./service.ts";

await runAlone(narration);
