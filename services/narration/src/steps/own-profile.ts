import type { Actor } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { findProfiles, type KeptProfile } from "../store/profiles.ts";
import type { Reader } from "../store/tables.ts";

/** The actor's own voice profile. @throws Refusal `not-found`, also when its consent has ended */
export async function ownProfile(reader: Reader, actor: Actor, id: string): Promise<KeptProfile> {
  const [kept] = await findProfiles(reader, { id });
  if (kept?.profile.personId !== actor.id) throw notFound("voice");
  return kept;
}
