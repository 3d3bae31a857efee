import type { Tx } from "@storytelling/service";
import { baseOf } from "@storytelling/values";
import type { Selectable } from "kysely";
import type { Voice } from "../domain/voice.ts";
import type { Reader, Tables, VoiceRow } from "./tables.ts";

type CatalogueRow = Pick<
  Selectable<VoiceRow>,
  "id" | "provider" | "name" | "language" | "gender" | "age" | "base" | "pitch" | "rate" | "description"
>;
const columns = [
  "id",
  "provider",
  "name",
  "language",
  "gender",
  "age",
  "base",
  "pitch",
  "rate",
  "description",
] as const;

const voiceOf = ({ pitch, rate, name, ...row }: CatalogueRow): Voice => ({
  ...row,
  name: name ?? "",
  settings: { pitch, rate },
});

/**
 * The catalogue of synthetic voices, best first. With a language tag, only those of the language; voices of its region come first.
 */
export async function listVoices(reader: Reader, tag?: string): Promise<Voice[]> {
  const rows = await reader
    .selectFrom("narrator_voices")
    .select(columns)
    .where("available", "=", true)
    .where("origin", "=", "synthetic")
    .orderBy("position")
    .execute();
  const voices = rows.map(voiceOf);
  if (tag === undefined) return voices;
  const speaking = voices.filter(({ language }) => baseOf(language) === baseOf(tag));
  return [
    ...speaking.filter(({ language }) => accentOf(language) === accentOf(tag)),
    ...speaking.filter(({ language }) => accentOf(language) !== accentOf(tag)),
  ];
}

/** A tag with its region; English without one is American. */
const accentOf = (tag: string): string => (tag === "en" ? "en-US" : tag);

export async function findVoice(reader: Reader, id: string): Promise<Voice | null> {
  const row = await reader
    .selectFrom("narrator_voices")
    .select(columns)
    .where("id", "=", id)
    .where("available", "=", true)
    .where("origin", "=", "synthetic")
    .executeTakeFirst();
  return row ? voiceOf(row) : null;
}

/**
 * Updates the catalogue to the voices that the providers offer now. Removed voices stay, unavailable, for old
 * narrations.
 */
export async function saveVoices(tx: Tx<Tables>, voices: readonly Voice[]): Promise<void> {
  await tx
    .updateTable("narrator_voices")
    .set({ available: false })
    .where("origin", "=", "synthetic")
    .execute();
  if (voices.length === 0) return;
  const rows = voices.map(({ settings, ...voice }, position) => ({
    id: voice.id,
    provider: voice.provider,
    name: voice.name,
    language: voice.language,
    gender: voice.gender,
    age: voice.age,
    base: voice.base,
    description: voice.description,
    ...settings,
    position,
    available: true,
  }));
  await tx
    .insertInto("narrator_voices")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((row) => ({
        provider: row.ref("excluded.provider"),
        name: row.ref("excluded.name"),
        language: row.ref("excluded.language"),
        gender: row.ref("excluded.gender"),
        age: row.ref("excluded.age"),
        base: row.ref("excluded.base"),
        pitch: row.ref("excluded.pitch"),
        rate: row.ref("excluded.rate"),
        description: row.ref("excluded.description"),
        position: row.ref("excluded.position"),
        available: true,
      })),
    )
    .execute();
}
