import { baseConfig } from "@storytelling/service";
import { z } from "zod";

/** The settings that this service reads from the environment. */
export const config = z.object({ ...baseConfig });
export type Config = z.infer<typeof config>;
