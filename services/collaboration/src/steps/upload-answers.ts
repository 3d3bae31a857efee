import { prefixOf } from "@storytelling/service";
import { z } from "zod";
import type { VoiceUpload } from "../domain/upload.ts";
import { tusVersion } from "../domain/upload-headers.ts";

const number = z.string().regex(/^\d+$/);

/** The headers of tus, as the API reference shows them. */
export const tusHeaders = {
  "Tus-Resumable": z.literal(tusVersion),
  "Upload-Length": number.meta({ description: "The bytes of the whole recording." }),
  "Upload-Offset": number.meta({ description: "How many bytes have arrived." }),
  "Upload-Metadata": z.string().meta({
    description:
      "Keys with values in base64: `line`, or `from` and `to`; `revision`; `consentId`; `sha256` of the whole recording.",
  }),
  "Upload-Checksum": z.string().optional().meta({
    description: "`sha256` and the hash of this piece in base64: a piece that differs is refused with 460.",
  }),
  "Upload-Expires": z.string().meta({ description: "When it is dropped if nothing arrives until then." }),
  Location: z.string(),
};

/** The address of an upload. */
export const addressOf = ({ id, participantId }: VoiceUpload): string =>
  `${prefixOf("collaboration")}/participants/${participantId}/voice/uploads/${id}`;

/** What every answer about an upload says of it. */
export const progressOf = ({ received, expiresAt }: VoiceUpload): Record<string, string> => ({
  "upload-offset": String(received),
  "upload-expires": expiresAt.toUTCString(),
});
