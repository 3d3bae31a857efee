import type { App } from "../app.ts";

/** Has the provider delete an erased user's cards and what else it keeps of them but the payments. */
export const forgetCustomer = (app: App, { customer }: { customer: string }): Promise<void> =>
  app.payments.forget(customer);
