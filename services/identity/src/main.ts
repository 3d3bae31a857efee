import { runAlone } from "@storytelling/service";
import { identity } from "./service.ts";

await runAlone(identity);
