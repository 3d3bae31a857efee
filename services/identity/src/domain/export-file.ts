/** A path as it may stand in the file: below its service's folder, on any system. */
export function safePath(service: string, path: string): string {
  const steps = path
    .split("/")
    .map((step) => step.replaceAll(/[\p{Cc}\\:*?"<>|]/gu, "-").replace(/^\.+$/, "-"))
    .filter((step) => step !== "");
  return steps[0] === service ? steps.join("/") : [service, ...steps].join("/");
}

/** What the file says of itself, for programs. */
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
      ? { service, reached: false, hint: "It did not answer. Ask for another export later." }
      : { service, reached: true, files },
  ),
});

/** The same for people. */
export const readmeOf = (missing: readonly string[]): string =>
  [
    "Everything that Storytelling keeps about you.",
    "",
    "A folder for each service. What you wrote is there as you wrote it (.txt), what was made for you as it was made",
    "(.mp3, .vtt), everything else as JSON, which any text editor shows. Times are in UTC.",
    "",
    missing.length === 0
      ? "The export is complete."
      : `THE EXPORT IS PARTIAL: ${missing.join(", ")} could not be reached. Ask for another one later.`,
    "",
  ].join("\n");
