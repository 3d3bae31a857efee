import type { SpeechService } from "@storytelling/speech";
import { Refusal } from "@storytelling/values";

/**
 * A narration keeps the voices that it was begun with, to its end.
 * @throws Refusal `invalid` when their provider is not installed any more; `unavailable` while it lacks its models
 */
export function requireProvider({ providers }: SpeechService, provider: string): void {
  const readiness = providers.find(({ id }) => id === provider)?.readiness();
  if (readiness?.state === "ready") return;
  if (!readiness)
    throw new Refusal(
      "invalid",
      "voices-gone",
      `This narration was begun with voices of ${provider}, which are not here any more. Request a new narration: it gets voices that are here.`,
    );
  const why =
    readiness.state === "fetching" ? "Their models are being fetched." : "Their models are missing.";
  throw new Refusal(
    "unavailable",
    "voices-not-ready",
    `This narration was begun with voices of ${provider}, which cannot speak now. ${why} Resume it when they can, or request a new one.`,
    { retryAfter: 60 },
  );
}
