import type { NarrationPaths } from "@storytelling/clients/narration";

type OfId = { id: string };

/** Narration's routes that we ask. */
export interface AskedPaths {
  "/narration/v1/narrations": Pick<NarrationPaths["/narration/v1/narrations"], "get">;
  "/narration/v1/narrations/{id}/regenerate": {
    post: {
      parameters: { path: OfId };
      requestBody: { content: { "application/json": { takes?: string[]; dryRun?: boolean } } };
      responses: {
        202: {
          content: {
            "application/json": {
              narrationId: string;
              segments: number;
              takes: number;
              waiting: string[];
              editions: { kind: string }[];
              status: string;
            };
          };
        };
      };
    };
  };
  "/narration/v1/takes/{id}/heard": {
    get: {
      parameters: { path: OfId };
      responses: { 200: { content: { "audio/wav": Blob } } };
    };
  };
}
