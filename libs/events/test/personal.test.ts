import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { catalogue } from "../src/catalogue.ts";
import { type JsonSchema, jsonSchemaOf } from "../src/json-schema.ts";

// Texts that our own code writes: names of roles, permissions, services and tiers, invoice numbers, and reasons for
// failed work.
const ours = new Set([
  "UserRegistered.role",
  "UserRoleChanged.role",
  "UserRoleChanged.previousRole",
  "RolePermissionsChanged.role",
  "RolePermissionsChanged.permissions",
  "SigningKeyRevoked.kid",
  "UserDataErased.service",
  "KeyRotationStarted.service",
  "KeyRotationStarted.masterKey",
  "KeyRotationFinished.service",
  "KeyRotationFinished.masterKey",
  "NarrationFailed.reason",
  "StoryAnalysisFailed.reason",
  "UserSubscriptionChanged.tier",
  "UserSubscriptionChanged.previousTier",
  "SubscriptionUpgraded.tier",
  "SubscriptionUpgraded.previousTier",
  "SubscriptionUpgraded.currency",
  "PaymentProcessed.invoiceNumber",
  "PaymentProcessed.currency",
  "PaymentFailed.currency",
  "PaymentFailed.reason",
  "PaymentDisputed.invoiceNumber",
  "PaymentDisputed.currency",
  "DisputeClosed.invoiceNumber",
  "DisputeClosed.currency",
  "UsageLimitReached.resource",
  "UsageLimitReached.month",
  "UsageLimitReached.tier",
]);
const spelled = (schema: JsonSchema): boolean =>
  "enum" in schema || "format" in schema || "pattern" in schema;
const free = (schema: JsonSchema): boolean =>
  (schema.type === "string" && !spelled(schema)) ||
  (schema.items !== undefined && free(schema.items)) ||
  Object.values(schema.properties ?? {}).some(free);

describe("an event that carries people's own words", () => {
  for (const event of catalogue) {
    const { properties = {} } = jsonSchemaOf(event.data);
    const wordy = Object.entries(properties)
      .filter(([name, schema]) => free(schema) && !ours.has(`${event.type}.${name}`) && name !== "language")
      .map(([name]) => name);

    it(`${event.type} declares whose words they are, and in which fields`, () => {
      assert.deepEqual(
        [...(event.personal?.fields ?? [])].sort(),
        wordy.sort(),
        "Declare these fields in `personal`, so that erasure finds them, or leave them out of the event.",
      );
      if (event.personal) assert.ok(event.personal.of in properties);
    });
  }
});
