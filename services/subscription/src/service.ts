import { defineService, type ServiceContext, transaction } from "@storytelling/service";
import type { App } from "./app.ts";
import { embeddedProvider } from "./clients/embedded/provider.ts";
import { noPayments } from "./clients/no-payments.ts";
import type { PaymentProvider } from "./clients/payment-provider.ts";
import { stripeProvider } from "./clients/stripe/provider.ts";
import { type Config, config, production, sellerOf, stripeSecrets } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { measureDisputes } from "./measures.ts";
import { routes } from "./routes.ts";
import { personalData } from "./steps/personal-data.ts";
import type { Tables } from "./store/tables.ts";
import { saveTiers } from "./store/tiers.ts";
import { ticks } from "./ticks.ts";

/** Tiers with their allowances and prices; usage, subscriptions and payments. */
export const subscription = defineService<App>({
  name: "subscription",
  summary: "Tiers, allowances, subscriptions and payments.",
  config,
  production,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context) {
    await transaction(context.db, saveTiers);
    measureDisputes(context);
    return { ...context, payments: providerOf(context), seller: sellerOf(context.config) };
  },
  routes,
  consumers,
  jobs,
  ticks,
  personalData,
});

function providerOf({ config: own, db, clock }: ServiceContext<Config, Tables>): PaymentProvider {
  const { PAYMENTS, STRIPE_URL: url, PUBLIC_URL: publicUrl } = own;
  if (PAYMENTS === "none") return noPayments;
  if (PAYMENTS === "embedded") return embeddedProvider(db.pool, publicUrl, clock);
  return stripeProvider({ ...stripeSecrets(own), url, publicUrl });
}
