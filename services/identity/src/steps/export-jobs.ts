/** The name of the work that gathers an export. */
export const gatherExportJob = "gather-export";

/** Where an export's file lies in the blob store, and a service's part of it until the file is made. */
export const exportBlob = (id: string): string => `export ${id}`;
export const partBlob = (id: string, service: string): string => `export ${id} ${service}`;
