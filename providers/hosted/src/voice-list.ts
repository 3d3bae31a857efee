import { READY, type Readiness } from "@storytelling/speech";
import { Refusal } from "@storytelling/values";
import type { Adapter, HostedVoice } from "./adapter.ts";
import type { Peer } from "./calls/peer.ts";

/** A failed list is fetched again after this time. */
const AGAIN_AFTER_MS = 30_000;
const MOST_VOICES = 1_000;
const LONGEST_NAME = 100;
const LONGEST_ID = 200;

export interface VoiceList {
  /** The voices so far; none until the list is there. */
  known(): readonly HostedVoice[];
  /** The voices, fetched if they are not there. @throws Refusal `unavailable` */
  loaded(): Promise<readonly HostedVoice[]>;
  readiness(): Readiness;
  /** Calls back when the list has come. */
  onLoaded(listener: () => void): void;
  close(): void;
}

/** The list of a service's voices, fetched in the background. */
export function createVoiceList(adapter: Adapter, peer: Peer): VoiceList {
  let voices: readonly HostedVoice[] = [];
  let loading: Promise<readonly HostedVoice[]> | undefined;
  let reason = `The voices of ${adapter.name} are being listed.`;
  let again: NodeJS.Timeout | undefined;
  let closed = false;
  const listeners: (() => void)[] = [];

  async function fetchList(): Promise<readonly HostedVoice[]> {
    try {
      voices = tidied(await adapter.voices(peer));
      if (voices.length > 0) for (const listener of listeners) listener();
      else reason = `${adapter.name} has no voices. Check its settings.`;
      return voices;
    } catch (error) {
      clearTimeout(again);
      if (!closed) again = setTimeout(loadInBackground, AGAIN_AFTER_MS).unref();
      reason = error instanceof Refusal ? error.message : `${adapter.name} gave no list of voices.`;
      throw error;
    } finally {
      loading = undefined;
    }
  }
  const load = (): Promise<readonly HostedVoice[]> => {
    loading ??= fetchList();
    return loading;
  };
  // The reason is told by `readiness`.
  const loadInBackground = () => void load().catch(() => {});
  loadInBackground();

  return {
    known: () => voices,
    loaded: async () => (voices.length > 0 ? voices : load()),
    readiness() {
      if (voices.length > 0) return READY;
      return { state: "missing", reason };
    },
    onLoaded: (listener) => void listeners.push(listener),
    close() {
      closed = true;
      clearTimeout(again);
    },
  };
}

/** Rows that a catalogue can keep: each id once, and names on one line. */
function tidied(found: readonly HostedVoice[]): HostedVoice[] {
  const rows = new Map<string, HostedVoice>();
  for (const voice of found) {
    const isUsable =
      voice.id.length <= LONGEST_ID && /^[\p{L}\p{N}]/u.test(voice.name) && !/[\p{C}/]/u.test(voice.id);
    if (!isUsable || rows.has(voice.id) || rows.size >= MOST_VOICES) continue;
    rows.set(voice.id, { ...voice, name: oneLine(voice.name), description: oneLine(voice.description) });
  }
  return [...rows.values()];
}

const oneLine = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME)
    .toWellFormed();
