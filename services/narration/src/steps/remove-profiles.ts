import type { Tx } from "@storytelling/service";
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

/** Deletes voice profiles with their samples. Casts that have them get the synthetic stand-in. */
export async function removeProfiles(
  tx: Tx<Tables>,
  of: WhichProfiles,
): Promise<{ profiles: number; files: VoiceFile[] }> {
  const profiles = await lockProfiles(tx, of);
  const ids = profiles.map(({ id }) => id);
  if (ids.length === 0) return { profiles: 0, files: [] };
  const samples = await samplesOf(tx, { voiceIds: ids });
  const catalogue = await listVoices(tx);
  for (const part of await partsWith(tx, ids)) {
    const profile = profiles.find(({ id }) => id === part.voiceId);
    const voice = (profile && standInFor(profile, catalogue, part.language)?.voice) ?? catalogue[0];
    if (voice) await giveVoice(tx, part, voice.id);
  }
  await stopWanting(tx, ids);
  await deleteProfiles(tx, ids);
  return {
    profiles: ids.length,
    files: samples.map(({ personId: ownerId, blobId }) => ({ ownerId, blobId })),
  };
}
