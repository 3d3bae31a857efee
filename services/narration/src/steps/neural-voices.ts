import { isProduction } from "@storytelling/service";
import { baseOf } from "@storytelling/values";
import { z } from "zod";
import { traitsOf } from "../domain/provider-traits.ts";
import type { NeuralState, Voices } from "../engines/voices.ts";

/** What the views of voices need. */
export interface WithNeural {
  readonly speech: Pick<Voices, "neural" | "neuralLanguages">;
}

/** The state of the neural voices as the API shows it. */
export const NeuralVoices = z
  .object({
    state: z.enum(["ready", "fetching", "missing", "off"]).meta({
      description: "`off`: the operator chose the quick voices.",
    }),
    doneBytes: z.number().int().optional().meta({ description: "While their models are fetched." }),
    totalBytes: z.number().int().optional(),
    reason: z.string().optional().meta({ description: "Why they are missing, and what to do." }),
  })
  .meta({ id: "NeuralVoices" });

/** Who reads a narration. */
export const VoicesOfNarration = z
  .object({
    providers: z.array(z.string()).meta({ description: "Whose voices its cast has." }),
    quick: z.boolean().meta({ description: "Whether voices that need no model, and sound plain, read it." }),
    neural: NeuralVoices.optional().meta({
      description:
        "For a narration by quick voices, when neural ones speak its language. It keeps its voices. Request it again when they are ready.",
    }),
  })
  .meta({ id: "VoicesOfNarration" });

/** What the public is told in production, where the reason may name folders and addresses of the operator. */
const TO_THE_PUBLIC =
  "Their models could not be fetched. The operator finds the reason in the service's log.";

export function neuralVoices({ speech }: WithNeural): z.infer<typeof NeuralVoices> {
  const state: NeuralState = speech.neural?.() ?? { state: "off" };
  return state.state === "missing" && isProduction(process.env) ? { ...state, reason: TO_THE_PUBLIC } : state;
}

export function voicesOfNarration(
  at: WithNeural,
  language: string,
  parts: readonly { readonly provider: string }[],
): z.infer<typeof VoicesOfNarration> {
  const providers = [...new Set(parts.map(({ provider }) => provider))];
  const quick = providers.some((provider) => traitsOf(provider).quick);
  const better = quick && (at.speech.neuralLanguages?.has(baseOf(language)) ?? false);
  return { providers, quick, ...(better ? { neural: neuralVoices(at) } : {}) };
}
