import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { PushTarget, requirePushService } from "../domain/push.ts";
import { pushSubscriptionsOf, savePushSubscription } from "../store/push.ts";

const mostBrowsers = 20;

/** Has messages shown by a browser of the actor's. A browser that subscribes again keeps one subscription. */
export const subscribePush = useCase({
  body: PushTarget.extend({ expirationTime: z.number().nullish() }),
  answer: z.object({ id: Id }),
  run: (app, { actor, body, transaction }) =>
    transaction(async (tx) => {
      const { endpoint, keys } = body;
      requirePushService(endpoint, app.config.PUSH_HOSTS);
      if ((await pushSubscriptionsOf(tx, actor.id)).length >= mostBrowsers) throw tooMany();
      const id = app.ids.next();
      const mark = app.sealer.fingerprint(endpoint, "push_subscriptions.endpoint");
      const target = { endpoint, keys };
      await savePushSubscription(tx, { id, personId: actor.id, mark, target }, app.clock.now());
      return answer({ id });
    }),
});

const tooMany = () =>
  new Refusal(
    "conflict",
    "too-many-browsers",
    `${mostBrowsers} browsers show your messages already. Remove one first.`,
  );
