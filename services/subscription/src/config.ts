import { baseConfig, ConfigError, type Examined, type SettingFault } from "@storytelling/service";
import { z } from "zod";
import type { Seller } from "./domain/seller.ts";
import { TierCode } from "./domain/tiers.ts";

/** What subscription reads from the environment. */
export const config = z.object({
  ...baseConfig,
  /** The least tier of every user, for a platform whose owner pays for the machines anyway. */
  DEFAULT_TIER: TierCode.default("free"),
  /** The payment provider: `embedded` with test cards only, `stripe`, or `none` to sell no plans. */
  PAYMENTS: z.enum(["embedded", "stripe", "none"]).default("embedded"),
  STRIPE_SECRET_KEY: z
    .string()
    .startsWith("sk_", { error: "Give a secret key from Stripe: sk_..." })
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .startsWith("whsec_", { error: "Give the webhook's signing secret: whsec_..." })
    .optional(),
  /** The address of Stripe's API, when it is not Stripe's own. */
  STRIPE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Where payers reach the platform. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:8080"),
  /** Days of a free trial; each user can have one. */
  TRIAL_DAYS: z.coerce.number().int().min(1).max(90).default(14),
  /** How often to look for due subscriptions. With 0 another process does that, and also watches disputes. */
  BILLING_TICK_MS: z.coerce.number().int().min(0).max(3_600_000).default(30_000),
  SELLER_NAME: z.string().min(1).max(200).default("Storytelling"),
  /** Lines are separated by semicolons. */
  SELLER_ADDRESS: z.string().max(1000).default(""),
  SELLER_VAT_ID: z.string().max(40).default(""),
  /** Percent of value added tax inside every price. */
  VAT_RATE: z.coerce.number().min(0).max(50).default(0),
});
/** Settings that subscription refuses in production. */
export function* production({ values, given }: Examined): Generator<SettingFault> {
  if (values.PAYMENTS === "embedded")
    yield {
      setting: "PAYMENTS",
      message:
        "The embedded provider takes only test cards. Give stripe with STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or none to sell nothing.",
    };
  if (values.PAYMENTS !== "stripe") return;
  for (const setting of ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"])
    if (!given.has(setting)) yield { setting, message: "Missing. PAYMENTS=stripe needs it." };
  if (String(values.STRIPE_SECRET_KEY ?? "").startsWith("sk_test_"))
    yield {
      setting: "STRIPE_SECRET_KEY",
      message: "A test key moves no money. Give the live key: sk_live_...",
    };
}
export type Config = z.infer<typeof config>;

export const sellerOf = (own: Config): Seller => ({
  name: own.SELLER_NAME,
  address: own.SELLER_ADDRESS.split(";")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 6),
  vatId: own.SELLER_VAT_ID,
  vatRate: own.VAT_RATE,
});

/** @throws ConfigError when PAYMENTS is stripe and a secret is missing */
export function stripeSecrets(own: Config): { secretKey: string; webhookSecret: string } {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = own;
  if (secretKey && webhookSecret) return { secretKey, webhookSecret };
  throw new ConfigError("PAYMENTS=stripe needs STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.");
}
