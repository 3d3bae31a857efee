import { randomUUID } from "node:crypto";
import { participantJoined, storyCreated, userRegistered } from "@storytelling/events";
import { type PersonalRows, until } from "@storytelling/service/testing";
import { ids, startWorld } from "./world.ts";

const browser = {
  endpoint: "https://fcm.googleapis.com/fcm/send/",
  keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
};

/** For tests/personal-columns.test.ts. */
export const personalRows: PersonalRows = {
  async start() {
    const world = await startWorld();
    return { ...world.service, stop: world.stop };
  },
  async use(service) {
    const { id, token } = await service.actor([]);
    await service.deliver(userRegistered(id, { userId: id, displayName: "Ada", role: "storyteller" }));
    const { body: preferences } = await service.http.get("preferences", { token });
    await service.http.put("preferences", { token, body: preferences });
    const target = { ...browser, endpoint: `${browser.endpoint}${randomUUID()}` };
    await service.http.post("push/subscriptions", { token, body: target });
    const about = ids();
    const { storyId } = about;
    const story = { storyId, ownerId: id, title: "The Tale", language: "en", revision: 1 };
    await service.deliver(storyCreated(storyId, story));
    const joined = { ...about, personId: id, userId: id };
    await service.deliver(participantJoined(about.participantId, joined));
    // Others are told about them, too.
    await service.deliver(participantJoined(randomUUID(), { ...ids(), personId: id, userId: id }));
    await until(async () => {
      const sql = "select 1 from in_app_people where person_id = $1";
      return ((await service.running.context.db.pool.query(sql, [id])).rowCount ?? 0) > 0;
    });
    const owned = { ...ids(), ownerId: id };
    await service.deliver(participantJoined(owned.participantId, owned));
    return id;
  },
  values: {
    "messages.way": "'email'",
    "messages.state": "'sent'",
    "preferences.language": "'en'",
    "preferences.digest": "'off'",
    "preferences.digest_hour": "1",
    "preferences.quiet_from": "1",
    "preferences.quiet_until": "2",
    "suppressions.why": "'stop'",
  },
  others: {
    "ids of messages, invitations, sessions and stories": [
      "messages.id",
      "messages.story_id",
      "messages.invitation_id",
      "messages.provider_id",
      "in_app.id",
      "in_app_people.item_id",
      "in_app.story_id",
      "push_subscriptions.id",
      "stories.id",
      "participants.session_id",
      "participants.story_id",
    ],
    "kinds, reasons, choices and our own public key": [
      "messages.kind",
      "messages.reason",
      "in_app.kind",
      "preferences.time_zone",
      "preferences.ways",
      "push_keys.public",
    ],
  },
};
