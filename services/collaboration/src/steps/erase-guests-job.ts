import { jobKind } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";

/** Deletes the files and the keys of guests of whom nothing else is left. */
export const eraseGuestsJob = jobKind("erase-guests", z.object({ personIds: z.array(Id) }));
