import type { NarrationView } from "../production.ts";

const megabytes = (bytes = 0): string => (bytes / 1e6).toFixed(0);

/** Lines for a person whose narration was read by quick voices, although neural ones speak its language. */
export function voicesNote({ quick, neural }: NarrationView["voices"]): string[] {
  if (!quick || !neural) return [];
  const { state, doneBytes, totalBytes, reason } = neural;
  if (state === "ready")
    return ["Note: quick voices read some of this. Make it again for the neural voices."];
  if (state === "fetching")
    return [
      `Note: quick voices read this. The neural voices are being fetched (${megabytes(doneBytes)} of ${megabytes(totalBytes)} MB).`,
      "Run npm run voices, which waits for them, and make it again.",
    ];
  const why = reason ? ` ${reason}` : "";
  return [
    `Note: quick voices read this. The neural voices are not here.${why}`,
    "Run npm run voices, and make it again.",
  ];
}
