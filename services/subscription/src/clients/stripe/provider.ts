import { Refusal } from "@storytelling/values";
import Stripe from "stripe";
import type { Outcome } from "../../domain/payment.ts";
import type { PaymentProvider } from "../payment-provider.ts";
import { asked } from "./asked.ts";
import { stripeDisputes } from "./disputes.ts";
import { readNotice } from "./notice.ts";
import { outcomeOf, reasonOf } from "./outcome.ts";

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** The address of Stripe's API; undefined for its own, a local peer in tests. */
  readonly url: string | undefined;
  /** Where payers come back to, unless a request names another address. */
  readonly publicUrl: string;
}

const timeoutMs = 20_000;

/** Stripe stores and charges cards: with customers, Checkout in setup mode, and payment intents. */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const stripe = new Stripe(options.secretKey, {
    ...addressOf(options.url),
    timeout: timeoutMs,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: "storytelling" },
  });
  const home = `${options.publicUrl}/billing`;

  const look = (id: string): Promise<Outcome> =>
    asked(async () => outcomeOf(await stripe.paymentIntents.retrieve(id)));

  return {
    name: "stripe",
    addCard: ({ userId, customer, token, returnUrl }) =>
      asked(async () => {
        if (token !== undefined) throw noTokens();
        const known = customer ?? (await newCustomer(stripe, userId));
        const session = await stripe.checkout.sessions.create({
          mode: "setup",
          customer: known,
          allowed_payment_method_types: ["card"],
          success_url: returnUrl ?? home,
          cancel_url: returnUrl ?? home,
        });
        return { customer: known, card: null, url: session.url };
      }),
    cardOf: (checkout) =>
      asked(async () => {
        const session = await stripe.checkout.sessions.retrieve(checkout, {
          expand: ["setup_intent.payment_method"],
        });
        const setup = session.setup_intent;
        const method = typeof setup === "object" ? setup?.payment_method : null;
        if (!method || typeof method === "string") return null;
        return {
          reference: method.id,
          label: `${method.card?.brand ?? "card"} ${method.card?.last4 ?? ""}`.trim(),
        };
      }),
    prepare: ({ key, customer, card, ...price }) =>
      asked(async () => {
        const intent = await stripe.paymentIntents.create(
          {
            amount: price.amount,
            currency: price.currency.toLowerCase(),
            customer,
            payment_method: card,
            allowed_payment_method_types: ["card"],
            metadata: { payment: key },
          },
          { idempotencyKey: `prepare-${key}` },
        );
        return intent.id;
      }),
    confirm: (id, { onSession }) =>
      asked(async () => {
        const before = await look(id);
        if (before.status !== "unconfirmed") return before;
        const how = onSession ? { return_url: home } : { off_session: true };
        try {
          return outcomeOf(await stripe.paymentIntents.confirm(id, how, { idempotencyKey: `confirm-${id}` }));
        } catch (error) {
          if (error instanceof Stripe.errors.StripeCardError)
            return {
              status: "declined",
              reason: reasonOf(error.raw as { code?: string; decline_code?: string }),
            };
          // Another process confirmed it first, so its outcome counts.
          if ((error as { code?: string }).code === "payment_intent_unexpected_state") return look(id);
          throw error;
        }
      }),
    look,
    cancel: (id) =>
      asked(async () => {
        try {
          return outcomeOf(await stripe.paymentIntents.cancel(id));
        } catch (error) {
          if ((error as { code?: string }).code === "payment_intent_unexpected_state") return look(id);
          throw error;
        }
      }),
    ...stripeDisputes(stripe),
    forget: (customer) =>
      asked(async () => {
        try {
          await stripe.customers.del(customer);
        } catch (error) {
          if ((error as { code?: string }).code !== "resource_missing") throw error;
        }
      }),
    portal: (customer, returnUrl) =>
      asked(async () => {
        const session = await stripe.billingPortal.sessions.create({ customer, return_url: returnUrl });
        return session.url;
      }),
    readNotice: (body, headers, now) => readNotice(stripe, options.webhookSecret, body, headers, now),
  };
}

async function newCustomer(stripe: Stripe, userId: string): Promise<string> {
  const customer = await stripe.customers.create(
    { metadata: { user: userId } },
    { idempotencyKey: `customer-${userId}` },
  );
  return customer.id;
}

function addressOf(url: string | undefined): Stripe.StripeConfig {
  if (url === undefined) return {};
  const { hostname, port, protocol } = new URL(url);
  return {
    host: hostname,
    protocol: protocol === "http:" ? "http" : "https",
    ...(port ? { port: Number(port) } : {}),
  };
}

const noTokens = (): Refusal =>
  new Refusal(
    "invalid",
    "card-by-page-alone",
    "body.card: Leave it out. Cards can be entered only on the provider's page.",
    {
      faults: [{ field: "body.card", message: "Leave it out, then open the url in the answer." }],
    },
  );
