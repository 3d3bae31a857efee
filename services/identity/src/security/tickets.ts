import { createHash } from "node:crypto";
import type { Sealer } from "@storytelling/service";
import { z } from "zod";

/** Values that a client keeps for us and brings back: sealed for one use, with an expiry. Nothing is stored here. */
export interface Tickets {
  issue(use: string, data: object, ends: Date): string;
  /** Opens a ticket that we made for this use and that has not expired; else null. */
  open<S extends z.ZodType>(
    use: string,
    schema: S,
    token: string,
    now: Date,
  ): (Ticket & { data: z.infer<S> }) | null;
}

/** What is stored about a used ticket. */
export interface Ticket {
  readonly hash: Buffer;
  readonly ends: Date;
}

const Sealed = z.object({ ends: z.number(), data: z.unknown() });

export function sealedTickets(sealer: Sealer): Tickets {
  const purpose = (use: string) => `ticket ${use}`;
  return {
    issue: (use, data, ends) =>
      sealer.seal(JSON.stringify({ ends: ends.getTime(), data }), purpose(use)).toString("base64url"),
    open(use, schema, token, now) {
      const sealed = Buffer.from(token, "base64url");
      const plain = unseal(sealer, sealed, purpose(use));
      if (!plain) return null;
      const { ends, data } = Sealed.parse(JSON.parse(plain.toString()));
      if (ends <= now.getTime()) return null;
      // Hash the bytes, since base64 can spell one ticket in several ways.
      const hash = createHash("sha256").update(sealed).digest();
      return { hash, ends: new Date(ends), data: schema.parse(data) };
    },
  };
}

function unseal(sealer: Sealer, sealed: Buffer, purpose: string): Buffer | null {
  try {
    return sealer.open(sealed, purpose);
  } catch {
    return null;
  }
}
