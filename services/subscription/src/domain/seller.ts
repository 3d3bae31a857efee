import { z } from "zod";

/** The seller, as printed on an invoice. */
export const Seller = z.strictObject({
  name: z.string().min(1).max(200),
  /** Lines of the postal address. */
  address: z.array(z.string().max(200)).max(6),
  vatId: z.string().max(40),
  /** Percent of value added tax that is inside every price. */
  vatRate: z.number().min(0).max(50),
});
export type Seller = z.infer<typeof Seller>;
