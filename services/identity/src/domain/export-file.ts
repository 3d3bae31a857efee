/** A path that is valid on every system and lies in its service's folder. */
export function safePath(service: string, path: string): string {
  const steps = path
    .split("/")
    .map((step) => step.replaceAll(/[\p{Cc}\\:*?"<>|]/gu, "-").replace(/^\.+$/, "-"))
    .filter((step) => step !== "");
  return steps[0] === service ? steps.join("/") : [service, ...steps].join("/");
}

/** The file's description of itself, for programs. */
export const manifestOf = (made: {
  userId: string;
  at: Date;
  services: readonly { service: string; files: number | null }[];
}) => ({
  format: "storytelling-export-1",
  userId: made.userId,
  madeAt: made.at.toISOString(),
  complete: made.services.every((one) => one.files !== null),
  services: made.services.map(({ service, files }) =>
    files === null
      ? { service, reached: false, hint: "This service did not answer. Ask for another export later." }
      : { service, reached: true, files },
  ),
});

/** The file's description of itself, for people. */
export const readmeOf = (missing: readonly string[]): string =>
  [
    "Everything that Storytelling keeps about you.",
    "",
    "Each service has a folder. What you wrote is there just as you wrote it (.txt). What we made for you is there, too",
    "(.mp3, .vtt). Everything else is JSON, which any text editor can open. Times are in UTC.",
    "",
    missing.length === 0
      ? "The export is complete."
      : `THE EXPORT IS PARTIAL: we could not reach ${missing.join(", ")}. Please ask for another export later.`,
    "",
  ].join("\n");
