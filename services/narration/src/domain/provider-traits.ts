/** What casting and delivery must know of a provider, by its id. */
export interface ProviderTraits {
  /** Voices of one family belong together in one book. Those of another sound out of place beside them. */
  readonly family: string;
  /** Whether its voice is made for narration, and many times faster than the others of its family. */
  readonly narrator?: boolean;
  /** Whether it needs no model. Its voices are plain, and there at once. */
  readonly quick?: boolean;
  /** Its name for people. */
  readonly name: string;
  /** The largest change of pitch for a feeling, as a share. A network finds its own melody, so it is changed little. */
  readonly pitchSpan: number;
  /** Whether it can whisper and shout. One that cannot speaks plainly, only quieter or louder. */
  readonly manners: boolean;
  /** Whether the same request gives the same samples. Only a changed request can then mend a bad rendition. */
  readonly repeats: boolean;
}

const TRAITS: Readonly<Record<string, ProviderTraits>> = {
  hibari: {
    family: "kokoro",
    narrator: true,
    name: "hibari",
    pitchSpan: 0.02,
    manners: true,
    repeats: true,
  },
  kokoro: { family: "kokoro", name: "Kokoro", pitchSpan: 0.02, manners: true, repeats: true },
  flite: { family: "flite", quick: true, name: "Flite", pitchSpan: 0.06, manners: false, repeats: true },
  "espeak-ng": {
    family: "espeak-ng",
    quick: true,
    name: "eSpeak NG",
    pitchSpan: 0.06,
    manners: false,
    repeats: true,
  },
};

const HOSTED: Readonly<Record<string, string>> = {
  azure: "Azure",
  elevenlabs: "ElevenLabs",
  openai: "OpenAI's protocol",
  piper: "Piper",
};

/** The traits of a provider. One that is not in the table is hosted: it gives other samples each time. */
export const traitsOf = (provider: string): ProviderTraits =>
  TRAITS[provider] ?? {
    family: provider,
    name: HOSTED[provider] ?? provider,
    pitchSpan: 0,
    manners: false,
    repeats: false,
  };

/** The voices that need no model. */
export const quickOf = <V extends { readonly provider: string }>(voices: readonly V[]): V[] =>
  voices.filter(({ provider }) => traitsOf(provider).quick);
