export { CloudEvent, type DomainEvent, defineEvent, type EventMaker, type EventType } from "./event.ts";
export * from "./identity.ts";
export * from "./keys.ts";
export * from "./narration.ts";
export * from "./rights.ts";
export { serviceNames } from "./services.ts";
export * from "./story.ts";
export * from "./subscription.ts";
