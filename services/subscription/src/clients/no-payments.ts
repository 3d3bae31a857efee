import { notFound, Refusal } from "@storytelling/values";
import type { PaymentProvider } from "./payment-provider.ts";

export const unsold = (): Refusal =>
  new Refusal("conflict", "plans-unsold", "This platform sells no plans. Ask its operator if you need more.");

const refuse = async (): Promise<never> => {
  throw unsold();
};

/** For a platform that sells nothing: it refuses to move money, and finds no cards or disputes. */
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
