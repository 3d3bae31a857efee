import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { askPage, donePage, undonePage } from "./pages/unsubscribe.ts";
import { changePreferences } from "./use-cases/change-preferences.ts";
import { discardMessage } from "./use-cases/discard-message.ts";
import { hearMail } from "./use-cases/hear-mail.ts";
import { hearSms } from "./use-cases/hear-sms.ts";
import { hearSmsStatus } from "./use-cases/hear-sms-status.ts";
import { listMessages } from "./use-cases/list-messages.ts";
import { listNotifications } from "./use-cases/list-notifications.ts";
import { listPush } from "./use-cases/list-push.ts";
import { readAllNotifications } from "./use-cases/read-all-notifications.ts";
import { readNotification } from "./use-cases/read-notification.ts";
import { readPreferences } from "./use-cases/read-preferences.ts";
import { readPushKey } from "./use-cases/read-push-key.ts";
import { redriveMessage } from "./use-cases/redrive-message.ts";
import { sendStyle } from "./use-cases/send-style.ts";
import { subscribePush } from "./use-cases/subscribe-push.ts";
import { readUnsubscribe, undoUnsubscribe, unsubscribe } from "./use-cases/unsubscribe.ts";
import { unsubscribePush } from "./use-cases/unsubscribe-push.ts";
import { watchNotifications } from "./use-cases/watch-notifications.ts";

const { get, post, put, delete: remove } = routesFor<App>();
const aMinute = (requests: number) => ({ limit: { requests, seconds: 60 } });
/** The form in a provider's webhook; its signature is over the bytes as sent. */
const webhook = { rawBody: 64_000, refuses: [403] };
/** Behind a link that only we can make, so nobody can guess another person's. A mail provider asks for many people. */
const linked = { refuses: [404], ...aMinute(600) };

/** The whole HTTP surface under /notification/v1. */
export const routes = [
  get("/notifications", "signed-in", listNotifications, { summary: "List my messages" }),
  get("/notifications/stream", "signed-in", watchNotifications, { summary: "Follow how many are unread" }),
  post("/notifications/read-all", "signed-in", readAllNotifications, { summary: "Mark all as read" }),
  post("/notifications/{id}/read", "signed-in", readNotification, { summary: "Mark a message as read" }),
  get("/preferences", "signed-in", readPreferences, { summary: "Read how I am told" }),
  put("/preferences", "signed-in", changePreferences, { summary: "Change how I am told" }),

  get("/push/key", "public", readPushKey, { summary: "The key that browsers subscribe with" }),
  get("/push/subscriptions", "signed-in", listPush, { summary: "List browsers that show my messages" }),
  post("/push/subscriptions", "signed-in", subscribePush, {
    summary: "Show my messages in this browser",
    status: 201,
    idempotent: true,
    refuses: [409],
  }),
  remove("/push/subscriptions/{id}", "signed-in", unsubscribePush, {
    summary: "Show my messages in a browser no more",
  }),

  get("/unsubscribe/{token}", "public", readUnsubscribe, {
    summary: "Page: end such messages",
    view: askPage,
    ...linked,
  }),
  post("/unsubscribe/{token}", "public", unsubscribe, {
    summary: "End such messages, by the page's button or by a mail program (RFC 8058)",
    view: donePage,
    rawBody: 4000,
    ...linked,
  }),
  post("/unsubscribe/{token}/undo", "public", undoUnsubscribe, {
    summary: "Page: get such messages again",
    view: undonePage,
    rawBody: 4000,
    ...linked,
  }),
  get("/pages/style.css", "public", sendStyle, { summary: "The style sheet of the pages" }),

  post("/webhooks/twilio/messages", "public", hearSms, {
    summary: "Webhook: somebody answered an SMS",
    ...webhook,
  }),
  post("/webhooks/twilio/status", "public", hearSmsStatus, {
    summary: "Webhook: what became of an SMS",
    ...webhook,
  }),
  post("/webhooks/mail/{provider}", "public", hearMail, {
    summary: "Webhook: bounces and complaints",
    ...webhook,
  }),

  get("/admin/messages", "notifications.manage", listMessages, { summary: "List messages by state" }),
  post("/admin/messages/{id}/redrive", "notifications.manage", redriveMessage, {
    summary: "Try a dead message again",
    refuses: [409],
  }),
  post("/admin/messages/{id}/discard", "notifications.manage", discardMessage, {
    summary: "Give a dead message up",
    refuses: [409],
  }),
];
