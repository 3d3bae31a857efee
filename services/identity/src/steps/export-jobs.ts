import { jobKind } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";

/** The work that gathers an export. */
export const gatherExportJob = jobKind("gather-export", z.object({ exportId: Id }));

/** Where an export's file lies in the blob store, and a service's part of it until the file is made. */
export const exportBlob = (id: string): string => `export ${id}`;
export const partBlob = (id: string, service: string): string => `export ${id} ${service}`;
