import { jobKind } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";

/** Reads the lines of the sessions on a story anew. */
export const refreshLinesJob = jobKind("refresh-lines", z.object({ storyId: Id, ownerId: Id }));
