/** Why an address must not be written to. */
export type SuppressionCause = "unsubscribed" | "stop" | "bounced" | "complained";
