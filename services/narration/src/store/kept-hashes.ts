import { personalOf } from "@storytelling/service";
import type { Reader } from "./tables.ts";

/**
 * Hashes of renditions as they are stored. They are keyed with the owner's key, since a short line could be found by
 * guessing texts and comparing hashes. After the key is deleted, no two are equal.
 */
export async function keptHashes(
  reader: Reader,
  ownerId: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const each = [...new Set(hashes)];
  const kept = await personalOf(reader).fingerprintAll(ownerId, each, "renditions.hash", reader);
  return new Map(kept.map((hash, at) => [each[at] ?? "", hash.toString("hex")]));
}

/** Segments with their hashes as they are stored. */
export async function keyed<S extends { readonly hash: string | null }>(
  reader: Reader,
  ownerId: string,
  segments: readonly S[],
): Promise<S[]> {
  const kept = await keptHashes(
    reader,
    ownerId,
    segments.flatMap(({ hash }) => hash ?? []),
  );
  return segments.map((segment) => ({ ...segment, hash: kept.get(segment.hash ?? "") ?? null }));
}
