import { runAlone } from "@storytelling/service";
import { template } from "./service.ts";

await runAlone(template);
