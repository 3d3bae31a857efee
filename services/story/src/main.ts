import { runAlone } from "@storytelling/service";
import { story } from "./service.ts";

await runAlone(story);
