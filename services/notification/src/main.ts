import { runAlone } from "@storytelling/service";
import { notification } from "./service.ts";

await runAlone(notification);
