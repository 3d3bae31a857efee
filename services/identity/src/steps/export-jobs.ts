import { jobKind } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";

/** The work that gathers an export. */
export const gatherExportJob = jobKind("gather-export", z.object({ exportId: Id }));

/** The blob ids of an export's file, and of each service's part until the file is made. */
export const exportBlob = (id: string): string => `export ${id}`;
export const partBlob = (id: string, service: string): string => `export ${id} ${service}`;
