import { compareSpeech, type Measure } from "@storytelling/media";
import type { Speech, SpeechRequest } from "@storytelling/speech";
import type { App } from "../app.ts";
import { type LineCheck, type LineFlaw, secondRequest, spokenBy } from "../domain/check.ts";
import { firstMeasures } from "../store/renditions.ts";

/** Speech with what its check found. */
interface Attempt extends Measure {
  readonly speech: Speech;
  readonly flaws: readonly LineFlaw[];
}

/**
 * Has a synthetic voice speak a line, and checks the audio. Audio with flaws is rendered once more. The better one of
 * both is accepted, with its flaws. A second attempt that fails changes nothing.
 */
export async function renderChecked(
  app: App,
  narrationId: string,
  provider: string,
  request: SpeechRequest,
  signal: AbortSignal,
): Promise<{ speech: Speech; check: LineCheck }> {
  const voice = spokenBy(provider, request);
  const attempt = async (wanted: SpeechRequest): Promise<Attempt> => {
    const speech = await app.speech.speak(provider, wanted, signal);
    const { text, language, settings } = wanted;
    const { pcm, sampleRate } = speech;
    // Read after the line was spoken: meanwhile other lines of this voice were saved.
    const others = await firstMeasures(app.db, narrationId, voice);
    // Without the signal: what was spoken is saved, also when the service is stopping.
    const found = await app.checker.check({ pcm, sampleRate, text, language, rate: settings.rate });
    // A whisper has no pitch, so what is measured of it says nothing.
    const measured = request.manner === "whisper" ? { ...found, pitch: null } : found;
    return { ...measured, speech, flaws: [...found.flaws, ...compareSpeech(measured, others)] };
  };
  const first = await attempt(request);
  const again = first.flaws.length > 0;
  const second = again ? await unlessFailed(app, signal, attempt(secondRequest(provider, request))) : null;
  const best = second && second.flaws.length < first.flaws.length ? second : first;
  if (again) {
    const flaws = { first: first.flaws, accepted: best.flaws };
    app.log.warn({ narrationId, provider, flaws }, "a line with flaws was rendered again");
  }
  const { speech, flaws, loudness, pitch } = best;
  return { speech, check: { flaws, rerendered: again, spokenBy: voice, loudness, pitch } };
}

async function unlessFailed<T>(app: App, signal: AbortSignal, attempt: Promise<T>): Promise<T | null> {
  try {
    return await attempt;
  } catch (error) {
    signal.throwIfAborted();
    app.log.warn({ err: error }, "the second attempt at a line failed");
    return null;
  }
}
