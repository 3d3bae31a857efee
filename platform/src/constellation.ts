import { identity } from "@storytelling/identity-service";
import { narration } from "@storytelling/narration-service";
import type { AnyService } from "@storytelling/service";
import { story } from "@storytelling/story-service";
import { subscription } from "@storytelling/subscription-service";

/** Every service there is, in the order they start. The gateway's table is made from this too. */
export const constellation: readonly AnyService[] = [identity, subscription, story, narration];
