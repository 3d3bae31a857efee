import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { Adapter, HostedVoice, Take } from "../adapter.ts";
import { decodeAnswer } from "../audio/samples.ts";
import { jsonOf } from "../calls/json.ts";
import type { Peer } from "../calls/peer.ts";

const LONGEST_TEXT = 5_000;
const MOST_SPEAKERS = 200;

export interface PiperSettings {
  readonly url: string;
}

const Listed = z.record(
  z.string(),
  z.object({
    language: z.object({ code: z.string() }).nullish(),
    speaker_id_map: z.record(z.string(), z.number().int()).nullish(),
  }),
);

/** A voice's name and, in a model of several speakers, the number of one. */
const baseOf = (model: string, speaker?: number): string =>
  speaker === undefined ? model : `${model}#${speaker}`;

/**
 * The HTTP server of Piper. Protocol: https://github.com/OHF-Voice/piper1-gpl/blob/main/docs/API_HTTP.md
 * It speaks with its default voice when it does not know one, so only listed voices are asked for.
 */
export function piper({ url }: PiperSettings): Adapter {
  const name = "The Piper server";
  // Piper before 1.4 takes requests at "/".
  let path = "/synthesize";
  const synthesize = (peer: Peer, body: object): Promise<Take> =>
    peer.ask(
      path,
      { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
      ({ bytes }) => decodeAnswer(name, bytes),
    );
  return {
    id: "piper",
    name,
    url,
    headers: {},
    version: `piper@${new URL(url).host}`,
    longestText: LONGEST_TEXT,
    price: undefined,
    voices: (peer) =>
      peer.ask("/voices", {}, (answer) => Object.entries(jsonOf(name, answer, Listed)).flatMap(rowsOf)),
    async speak(peer, { text, base, settings: { rate } }) {
      const [voice, speaker] = base.split("#");
      const body = {
        text,
        voice,
        ...(speaker !== undefined && { speaker_id: Number(speaker) }),
        // The length of a sound, so the inverse of its rate.
        length_scale: 1 / rate,
      };
      try {
        return await synthesize(peer, body);
      } catch (error) {
        const isOld = error instanceof Refusal && error.code === "speech-refused" && path !== "/";
        if (!isOld) throw error;
        path = "/";
        return synthesize(peer, body);
      }
    },
  };
}

function rowsOf([model, { language, speaker_id_map }]: [
  string,
  z.infer<typeof Listed>[string],
]): HostedVoice[] {
  const tag = (language?.code ?? model.split("-", 1)[0] ?? "en").replace("_", "-");
  const [, own = model] = model.split("-");
  const row = (name: string, speaker?: number): HostedVoice => ({
    id: `piper-${baseOf(model, speaker).replace("#", "-")}`,
    provider: "piper",
    name,
    language: tag === "en-US" ? "en" : tag,
    gender: "other",
    age: "adult",
    base: baseOf(model, speaker),
    settings: { pitch: 1, rate: 1 },
    description: "A voice of a Piper server.",
  });
  const speakers = Object.entries(speaker_id_map ?? {}).slice(0, MOST_SPEAKERS);
  if (speakers.length < 2) return [row(own)];
  return speakers.map(([speaker, number]) => row(`${own} ${speaker}`, number));
}
