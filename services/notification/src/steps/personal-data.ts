import { jsonPart, type PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { deleteFeedOf, readFeed } from "../store/feed.ts";
import { deleteMessagesOf, messagesOf } from "../store/messages.ts";
import { deleteParticipantsOf } from "../store/participants.ts";
import { deletePreferencesOf, preferencesOf } from "../store/preferences.ts";
import { deletePush, pushSubscriptionsOf } from "../store/push.ts";
import { deleteStoriesOf } from "../store/stories.ts";
import { viewOf } from "./preferences-view.ts";
import { readerOf, textOf } from "./text.ts";

/** What this service keeps about people: what they were told, and how they want to be told. */
export const personalData: PersonalData<App> = {
  async *export(app, userId) {
    const db = app.db.read;
    yield jsonPart("notification/preferences.json", viewOf(await preferencesOf(db, userId)));
    yield jsonPart("notification/messages.json", await messagesOf(db, userId));
    const reader = await readerOf(app, userId);
    const all = { before: null, limit: 100_000, unread: false };
    const feed = (await readFeed(db, userId, all)).map(({ facts, ...item }) => ({
      ...item,
      ...textOf(item.kind, facts, reader).inApp,
    }));
    yield jsonPart("notification/in-app.json", feed);
    yield jsonPart("notification/browsers.json", await pushSubscriptionsOf(db, userId));
  },

  async erase(_app, userId, tx) {
    await deleteMessagesOf(tx, userId);
    await deleteFeedOf(tx, userId);
    await deletePreferencesOf(tx, userId);
    await deletePush(tx, userId);
    await deleteStoriesOf(tx, userId);
    await deleteParticipantsOf(tx, userId);
  },

  columns: [
    "messages.person_id",
    "messages.cause",
    "in_app.person_id",
    "in_app_people.person_id",
    "preferences.person_id",
    "push_subscriptions.person_id",
    "stories.owner_id",
    "participants.person_id",
    "participants.user_id",
    "participants.owner_id",
    "participants.id",
  ],
};
