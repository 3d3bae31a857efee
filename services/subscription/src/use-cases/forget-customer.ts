import type { App } from "../app.ts";

/** Deletes an erased user at the provider: cards and all other data except payments. */
export const forgetCustomer = (app: App, { customer }: { customer: string }): Promise<void> =>
  app.payments.forget(customer);
