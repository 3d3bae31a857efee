import { z } from "zod";

const list = z
  .string()
  .transform((words) => words.split(",").map((word) => word.trim()))
  .transform((words) => words.filter((word) => word !== ""))
  .optional();
const key = z.string().min(1).optional();
const url = z
  .url({ protocol: /^https?$/, error: "Give an address that begins with http:// or https://." })
  .refine((address) => !/^[^/]*\/\/[^/]*@/.test(address), {
    error: "Give the address without a name and a password. The key has a setting of its own.",
  })
  .optional();
/** Minor units, such as cents, for a million characters. */
const price = z.coerce.number().int().min(0).max(1_000_000_000).optional();

/** The settings of hosted voices, to be spread into a service's environment. Nothing is asked where none is given. */
export const hostedSettings = {
  OPENAI_SPEECH_URL: url,
  OPENAI_SPEECH_KEY: key,
  OPENAI_SPEECH_MODEL: z.string().min(1).default("tts-1"),
  OPENAI_SPEECH_VOICES: list,
  OPENAI_SPEECH_LANGUAGES: list,
  OPENAI_SPEECH_CAPTIONED: z.enum(["true", "false"]).default("false"),
  OPENAI_SPEECH_PRICE: price,
  ELEVENLABS_KEY: key,
  ELEVENLABS_URL: url,
  ELEVENLABS_MODEL: z.string().min(1).default("eleven_multilingual_v2"),
  ELEVENLABS_PRICE: price,
  AZURE_SPEECH_KEY: key,
  AZURE_SPEECH_REGION: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/, { error: "Give a region of Azure, such as westeurope." })
    .optional(),
  AZURE_SPEECH_URL: url,
  AZURE_SPEECH_PRICE: price,
  PIPER_URL: url,
  /** Requests at once to each service. */
  HOSTED_SPEECH_AT_ONCE: z.coerce.number().int().min(1).max(100).default(2),
  /** Requests to each service in any 60 seconds. */
  HOSTED_SPEECH_PER_MINUTE: z.coerce.number().int().min(1).max(10_000).default(120),
  HOSTED_SPEECH_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(60),
};

const Settings = z.object(hostedSettings);
/** The settings as they were read. */
export type HostedSettings = z.infer<typeof Settings>;

const LOOPBACK = /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|\/|$)/;

/** What is refused in production: settings that do nothing without another, and keys sent unencrypted. */
export function* hostedFaults({
  values,
  given,
}: {
  readonly values: Readonly<Record<string, unknown>>;
  readonly given: ReadonlySet<string>;
}): Generator<{ setting: string; message: string }> {
  const needs = (setting: string, others: readonly string[], message: string) =>
    given.has(setting) && !others.some((other) => given.has(other)) ? [{ setting, message }] : [];
  const place = ["AZURE_SPEECH_REGION", "AZURE_SPEECH_URL"];
  yield* needs("AZURE_SPEECH_KEY", place, "It needs AZURE_SPEECH_REGION, or AZURE_SPEECH_URL.");
  for (const setting of place) yield* needs(setting, ["AZURE_SPEECH_KEY"], "It needs AZURE_SPEECH_KEY.");
  yield* needs("ELEVENLABS_URL", ["ELEVENLABS_KEY"], "It needs ELEVENLABS_KEY.");
  yield* needs("OPENAI_SPEECH_KEY", ["OPENAI_SPEECH_URL"], "It needs OPENAI_SPEECH_URL.");
  for (const family of ["OPENAI_SPEECH", "ELEVENLABS", "AZURE_SPEECH"]) {
    const address = values[`${family}_URL`];
    if (typeof address !== "string" || !given.has(`${family}_KEY`)) continue;
    if (address.startsWith("http:") && !LOOPBACK.test(address))
      yield {
        setting: `${family}_URL`,
        message: "The key and the stories would be sent unencrypted. Give an https:// address.",
      };
  }
}
