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
import { startTicker, type Ticker } from "./ticker.ts";
import { queueDue } from "./use-cases/queue-due.ts";
import { sweepHolds } from "./use-cases/sweep-holds.ts";
import { watchDisputes } from "./use-cases/watch-disputes.ts";

const sweepEveryMs = 300_000;
const watchEveryMs = 600_000;

const tickers = new WeakMap<App, readonly Ticker[]>();

/** Tiers, what they allow and cost, and what of it was used and paid. */
export const subscription = defineService({
  name: "subscription",
  summary: "Tiers, allowances, subscriptions and payments.",
  config,
  production,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context): Promise<App> {
    const own = context as unknown as ServiceContext<Config, Tables>;
    await transaction(own.db, saveTiers);
    const app = { ...own, payments: providerOf(own), seller: sellerOf(own.config) };
    measureDisputes(app);
    tickers.set(app, [
      startTicker("queueing due subscriptions", app.log, app.config.BILLING_TICK_MS, () => queueDue(app)),
      startTicker("watching disputes", app.log, app.config.BILLING_TICK_MS && watchEveryMs, () =>
        watchDisputes(app),
      ),
      startTicker("sweeping holds", app.log, sweepEveryMs, () => sweepHolds(app)),
    ]);
    return app;
  },
  async unwire(app) {
    await Promise.all((tickers.get(app) ?? []).map((ticker) => ticker.stop()));
  },
  routes,
  consumers,
  jobs,
  personalData,
});

function providerOf({ config: own, db, clock }: ServiceContext<Config, Tables>): PaymentProvider {
  const { PAYMENTS, STRIPE_URL: url, PUBLIC_URL: publicUrl } = own;
  if (PAYMENTS === "none") return noPayments;
  if (PAYMENTS === "embedded") return embeddedProvider(db.pool, publicUrl, clock);
  return stripeProvider({ ...stripeSecrets(own), url, publicUrl });
}
