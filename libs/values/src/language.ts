import { z } from "zod";

/** A language as a two- or three-letter ISO 639 code in lower case, such as "en" or "de". */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}$/, { error: "Give a language code of two or three small letters, such as en." });
export type Language = z.infer<typeof Language>;
