import { openApiOf } from "@storytelling/service";
import { constellation } from "../../platform/src/constellation.ts";
import type { Generated } from "./generated.ts";

/** Each service's API. */
export const openApiFiles = async (): Promise<Generated[]> =>
  constellation.map((service) => ({
    path: `services/${service.name}/openapi.json`,
    text: `${JSON.stringify(openApiOf(service), null, 2)}\n`,
  }));
