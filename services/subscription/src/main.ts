import { runAlone } from "@storytelling/service";
import { subscription } from "./service.ts";

await runAlone(subscription);
