import { z } from "zod";

/** An e-mail address, trimmed and in lower case: two spellings of one mailbox are one account. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: "Give an e-mail address such as ada@example.org." }));
export type Email = z.infer<typeof Email>;
