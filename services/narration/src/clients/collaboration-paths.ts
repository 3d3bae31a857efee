import type { createClient } from "@storytelling/clients";

interface ById<Answer, Type extends string> {
  get: {
    parameters: { path: { id: string } };
    responses: { 200: { headers: { [name: string]: unknown }; content: { [type in Type]: Answer } } };
  };
}

/** The routes of the collaboration service that this service asks. */
export interface CollaborationPaths {
  "/collaboration/v1/contributions/{id}/take": ById<
    {
      contributionId: string;
      name: string | null;
      language: string;
      sha256: string;
      wishes?: { suppressNoise?: boolean; gate?: boolean } | null;
      lines: {
        line: number;
        text: string;
        speaker: string | null;
        characterId: string | null;
        language?: string | null;
        occurrence: number;
      }[];
    },
    "application/json"
  >;
  "/collaboration/v1/contributions/{id}/original": ById<Blob, "application/octet-stream">;
}
export type CollaborationClient = ReturnType<typeof createClient<CollaborationPaths>>;
