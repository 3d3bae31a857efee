import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { standInFor } from "../domain/stand-in.ts";
import {
  deleteProfiles,
  giveVoice,
  lockProfiles,
  partsWith,
  stopWanting,
  type WhichProfiles,
} from "../store/profiles.ts";
import type { VoiceFile } from "../store/receipts.ts";
import type { Tables } from "../store/tables.ts";
import { samplesOf } from "../store/voice-samples.ts";
import { listVoices } from "../store/voices.ts";
import { releaseVoices } from "./release-voices.ts";

/** What was removed with profiles, and the files that contain the voices or their names. */
export interface RemovedProfiles {
  readonly profiles: number;
  readonly narrations: number;
  readonly files: readonly VoiceFile[];
}

/**
 * Deletes voice profiles with their samples. Casts and narrations that have them get the synthetic voice that stood in,
 * by its own name.
 */
export async function removeProfiles(
  app: App,
  tx: Tx<Tables>,
  which: WhichProfiles,
): Promise<RemovedProfiles> {
  const profiles = await lockProfiles(tx, which);
  const ids = profiles.map(({ id }) => id);
  if (ids.length === 0) return { profiles: 0, narrations: 0, files: [] };
  const samples = await samplesOf(tx, { voiceIds: ids });
  const catalogue = await listVoices(tx);
  const insteadOf = (id: string, language?: string) => {
    const profile = profiles.find((one) => one.id === id);
    const standIn = profile && standInFor(profile, catalogue, language ?? profile.language);
    return standIn?.voice ?? catalogue[0];
  };
  for (const part of await partsWith(tx, ids)) {
    const voice = insteadOf(part.voiceId, part.language);
    if (voice) await giveVoice(tx, part, voice.id);
  }
  await stopWanting(tx, ids);
  const others = new Map(
    ids.flatMap((id) => {
      const voice = insteadOf(id);
      return voice ? [[id, voice] as const] : [];
    }),
  );
  const released = await releaseVoices(app, tx, others, app.clock.now());
  await deleteProfiles(tx, ids);
  const own = samples.map(({ personId: ownerId, blobId }) => ({ ownerId, blobId }));
  return {
    profiles: ids.length,
    narrations: released.narrations,
    files: [...own, ...released.files],
  };
}
