import type { WordTiming } from "@storytelling/media";
import type { SpeechRequest, Voice } from "@storytelling/speech";
import type { Samples } from "./audio/samples.ts";
import type { Peer } from "./calls/peer.ts";

/** A service's own voice, and the further languages that it speaks besides its row's. */
export interface HostedVoice extends Voice {
  readonly alsoSpeaks?: readonly string[];
  /** Manners of speaking that the service offers for it, by the service's names. */
  readonly styles?: readonly string[];
}

/** An answer of a service; `words` where it gives times. */
export interface Take extends Samples {
  readonly words?: WordTiming[];
}

/** What is particular to one kind of service. */
export interface Adapter {
  readonly id: string;
  /** The service's name for messages. */
  readonly name: string;
  /** The address that paths are added to, and the headers that hold the key. */
  readonly url: string;
  readonly headers: Record<string, string>;
  /** Names the model: the same words from another model are other samples. */
  readonly version: string;
  /** The longest text of one request, in UTF-16 code units. */
  readonly longestText: number;
  /** Minor units of the operator's currency for a million characters; undefined where no price is set. */
  readonly price: number | undefined;
  voices(peer: Peer): Promise<HostedVoice[]>;
  /** The request has a text with words, no longer than `longestText`, and a voice of the list that speaks its language. */
  speak(peer: Peer, request: SpeechRequest, voice: HostedVoice): Promise<Take>;
}
