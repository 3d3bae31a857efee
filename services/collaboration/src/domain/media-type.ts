const types: Readonly<Record<string, string>> = {
  webm: "audio/webm",
  matroska: "audio/webm",
  mp4: "audio/mp4",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  wav: "audio/wav",
  flac: "audio/flac",
  caf: "audio/x-caf",
  amr: "audio/amr",
};

/** The media type of a format that was found in the bytes: `webm/opus`. What a sender says is not believed. */
export const mediaTypeOf = (format: string): string =>
  types[format.split("/")[0] ?? ""] ?? "application/octet-stream";
