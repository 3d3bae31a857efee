import { collaboration } from "@storytelling/collaboration-service";
import { identity } from "@storytelling/identity-service";
import { narration } from "@storytelling/narration-service";
import { notification } from "@storytelling/notification-service";
import type { AnyService } from "@storytelling/service";
import { story } from "@storytelling/story-service";
import { subscription } from "@storytelling/subscription-service";

/** Every service, in the order in which they start. The gateway's routing table is made from this list, too. */
export const constellation: readonly AnyService[] = [
  identity,
  subscription,
  story,
  narration,
  collaboration,
  notification,
];
