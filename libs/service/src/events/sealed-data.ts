import type { EventType } from "@storytelling/events";
import { Id } from "@storytelling/values";
import type { Tx } from "../db/db.ts";
import type { Asked } from "../personal/person-keys.ts";
import { type PersonalSealer, personalOf } from "../personal/personal-sealer.ts";

type Personal = EventType["personal"];
type Data = Readonly<Record<string, unknown>>;

/** Data in two parts: the open part, and the sealed part with the person whose key it needs. Most events have no sealed part. */
export interface Parted {
  readonly open: Data;
  readonly person: string | null;
  readonly sealed: Buffer | null;
}

/** Columns of a row with a sealed part. */
export interface Sealable {
  readonly person: string | null;
  readonly sealed: Buffer | null;
}

/**
 * Seals the personal fields of an event's data, as its declaration names them, bound to the row by `purpose`. Seals `more`
 * with them. All else stays open. So does a malformed event that names no person, since no key exists for it.
 */
export async function sealData(
  tx: Tx,
  personal: Personal,
  data: unknown,
  purpose: string,
  more: { readonly reason?: string } = {},
): Promise<Parted> {
  const given = (data ?? {}) as Data;
  const named = personal?.fields.filter((field) => given[field] !== undefined) ?? [];
  const { data: person } = Id.safeParse(personal && given[personal.of]);
  if (!person || named.length === 0) return { open: data as Data, person: null, sealed: null };
  const words = Object.fromEntries(named.map((field) => [field, given[field]]));
  const open = Object.fromEntries(Object.entries(given).filter(([field]) => !named.includes(field)));
  const plain = JSON.stringify({ data: words, ...more });
  return { open, person, sealed: await personalOf(tx).seal(tx, person, plain, purpose) };
}

/** The sealed part of a row, opened: undefined where there is none, null where the person's key is gone. */
export type Opened = { readonly data: Data; readonly reason?: string } | null | undefined;

/** The sealed parts of rows, opened, in their order; `reader` as for `openAll`. */
export async function openSealed<Row extends Sealable>(
  personal: Pick<PersonalSealer, "openAll">,
  rows: readonly Row[],
  purposeOf: (row: Row) => string,
  reader?: Asked,
): Promise<readonly Opened[]> {
  const items = rows.flatMap((row) =>
    row.sealed && row.person ? [{ userId: row.person, sealed: row.sealed, purpose: purposeOf(row) }] : [],
  );
  if (items.length === 0) return rows.map(() => undefined);
  const opened = (await personal.openAll(items, reader)).values();
  return rows.map((row) => {
    if (!row.sealed || !row.person) return undefined;
    const plain = opened.next().value;
    return plain ? JSON.parse(plain.toString()) : null;
  });
}
