import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { PaymentProvider } from "./clients/payment-provider.ts";
import type { Config } from "./config.ts";
import type { Seller } from "./domain/seller.ts";
import type { Tables } from "./store/tables.ts";

/** What subscription's use cases work with. */
export type App = ServiceContext<Config, Tables> & {
  readonly payments: PaymentProvider;
  /** The seller, as printed on invoices that are issued now. */
  readonly seller: Seller;
};

export const useCase = useCasesFor<App, Tables>();
