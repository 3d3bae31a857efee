import { Refusal } from "@storytelling/values";
import { z } from "zod";

/** Query parameters of every list: how many, and from where. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: "How many to give back." }),
  cursor: z.string().max(500).optional().meta({ description: "The `next` of the page before." }),
});

/** A page of a list; `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** Where a page ends: the sort key of its last row. */
export const encodeCursor = (position: readonly string[]): string =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

/** @throws Refusal `invalid` for a cursor that did not come from us */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, shape: T): z.infer<T> | null {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    const message = "Not a valid cursor. Use the `next` of a page unchanged.";
    throw new Refusal("invalid", "cursor-invalid", `query.cursor: ${message}`, {
      faults: [{ field: "query.cursor", message }],
    });
  }
}

/** Makes a page of a list that was read with one row more than the page has. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => string[],
  item: (row: Row) => Item,
) {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(item), next: rows.length > limit && last ? encodeCursor(position(last)) : null };
}
