import { notFound, Refusal } from "@storytelling/values";
import type { PaymentProvider } from "./payment-provider.ts";

export const unsold = (): Refusal =>
  new Refusal("conflict", "plans-unsold", "This platform sells no plans. Ask its operator for more.");

const refuse = async (): Promise<never> => {
  throw unsold();
};

/** For a platform that sells nothing: what would move money is refused, and there is nothing to look up. */
export const noPayments: PaymentProvider = {
  name: "none",
  addCard: refuse,
  cardOf: async () => null,
  prepare: refuse,
  confirm: refuse,
  look: refuse,
  cancel: refuse,
  refund: refuse,
  dispute: async () => null,
  disputesSince: async () => [],
  forget: async () => {},
  portal: async () => null,
  readNotice: () => {
    throw notFound("payment provider");
  },
};
