import { type ServiceContext, useCasesFor } from "@storytelling/service";
import type { PaymentProvider } from "./clients/payment-provider.ts";
import type { Config } from "./config.ts";
import type { Seller } from "./domain/seller.ts";
import type { Tables } from "./store/tables.ts";

/** What subscription's use cases have at hand. */
export type App = ServiceContext<Config, Tables> & {
  readonly payments: PaymentProvider;
  /** Who sells, as it is put on the invoices of today. */
  readonly seller: Seller;
};

export const useCase = useCasesFor<App, Tables>();
