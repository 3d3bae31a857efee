import { runAlone } from "@storytelling/service";
import { collaboration } from "./service.ts";

await runAlone(collaboration);
