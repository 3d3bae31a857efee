import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Stripe from "stripe";
import { type DisputeWish, disputeBook, type PeerDispute } from "./peer-disputes.ts";

/** The kinds of test cards, named by their behaviour. */
export type CardKind =
  | "card_ok"
  | "card_declined"
  | "card_no_money"
  | "card_declines_later"
  | "card_confirm"
  | "card_disputed"
  | "card_disputed_won"
  | "card_slow";

type Fields = Record<string, string>;
type Json = Record<string, unknown>;

interface Intent {
  id: string;
  object: "payment_intent";
  status: string;
  amount: number;
  currency: string;
  customer: string;
  payment_method: string;
  metadata: Json;
  next_action: Json | null;
  last_payment_error: Json | null;
}

interface Session {
  id: string;
  object: "checkout.session";
  mode: string;
  customer: string;
  url: string;
  setup_intent: Json | null;
}

interface Refund {
  id: string;
  object: "refund";
  payment_intent: string;
  amount: number;
  metadata: Json;
}

interface Reply {
  status: number;
  body: Json;
}

export const peerSecretKey = "sk_test_peer";
export const peerWebhookSecret = "whsec_peer";

/**
 * A server that speaks the part of Stripe's HTTP protocol that we use, as its reference describes it: form-encoded
 * requests, idempotency keys, the states of a payment intent, errors by type, signed webhooks.
 * https://docs.stripe.com/api
 */
export async function startStripePeer() {
  const customers = new Map<string, Json>();
  const sessions = new Map<string, Session>();
  const cards = new Map<string, CardKind>();
  const intents = new Map<string, Intent>();
  const refunds: Refund[] = [];
  const banks = disputeBook();
  const answers = new Map<string, { request: string; reply: Reply }>();
  const requests: { method: string; path: string; body: string }[] = [];
  let broken: ((path: string) => "before" | "after" | "down" | null) | null = null;
  let beforeReply: ((path: string) => Promise<void>) | null = null;

  const fault = (status: number, error: Json): Reply => ({ status, body: { error } });
  const ok = (body: object): Reply => ({ status: 200, body: body as Json });
  const missing = () =>
    fault(404, { type: "invalid_request_error", code: "resource_missing", message: "No such thing." });
  const wrongState = (status: string) =>
    fault(400, {
      type: "invalid_request_error",
      code: "payment_intent_unexpected_state",
      message: `This payment intent is ${status}.`,
    });

  function createIntent(fields: Fields): Reply {
    const intent: Intent = {
      id: `pi_${randomUUID()}`,
      object: "payment_intent",
      status: "requires_confirmation",
      amount: Number(fields.amount),
      currency: fields.currency ?? "",
      customer: fields.customer ?? "",
      payment_method: fields.payment_method ?? "",
      metadata: nested(fields, "metadata"),
      next_action: null,
      last_payment_error: null,
    };
    if (!cards.has(intent.payment_method) || !customers.has(intent.customer)) return missing();
    if (!Number.isInteger(intent.amount) || intent.amount < 50)
      return fault(400, { type: "invalid_request_error", code: "amount_too_small", message: "Too small." });
    intents.set(intent.id, intent);
    return ok(intent);
  }

  function declined(intent: Intent, code: string, declineCode?: string): Reply {
    const error = {
      type: "card_error",
      code,
      ...(declineCode ? { decline_code: declineCode } : {}),
      message: "No.",
    };
    Object.assign(intent, {
      status: "requires_payment_method",
      last_payment_error: error,
      next_action: null,
    });
    return fault(402, { ...error, payment_intent: { ...intent } });
  }

  function confirmIntent(intent: Intent, fields: Fields): Reply {
    if (intent.status !== "requires_confirmation") return wrongState(intent.status);
    const charged = [...intents.values()].filter(
      (other) => other.payment_method === intent.payment_method && other.status === "succeeded",
    );
    switch (cards.get(intent.payment_method)) {
      case "card_declined":
        return declined(intent, "card_declined", "generic_decline");
      case "card_no_money":
        return declined(intent, "card_declined", "insufficient_funds");
      case "card_declines_later":
        if (charged.length > 0) return declined(intent, "card_declined", "generic_decline");
        break;
      case "card_slow":
        intent.status = "processing";
        return ok(intent);
      case "card_confirm":
        if (fields.off_session === "true")
          return declined(intent, "authentication_required", "authentication_required");
        intent.status = "requires_action";
        intent.next_action = {
          type: "redirect_to_url",
          redirect_to_url: { url: `https://bank.example/${intent.id}`, return_url: fields.return_url },
        };
        return ok(intent);
    }
    intent.status = "succeeded";
    return ok(intent);
  }

  function cancelIntent(intent: Intent): Reply {
    if (["succeeded", "processing", "canceled"].includes(intent.status)) return wrongState(intent.status);
    intent.status = "canceled";
    return ok(intent);
  }

  function refund(fields: Fields): Reply {
    const intent = intents.get(fields.payment_intent ?? "");
    if (!intent) return missing();
    const back = refunds
      .filter((each) => each.payment_intent === intent.id)
      .reduce((sum, each) => sum + each.amount, 0);
    const amount = Number(fields.amount);
    if (banks.blocks(intent.id))
      return fault(400, { type: "invalid_request_error", code: "charge_disputed", message: "Charged back." });
    if (intent.status !== "succeeded" || back + amount > intent.amount)
      return fault(400, {
        type: "invalid_request_error",
        code: "charge_already_refunded",
        message: "Too much.",
      });
    const made: Refund = {
      id: `re_${randomUUID()}`,
      object: "refund",
      payment_intent: intent.id,
      amount,
      metadata: nested(fields, "metadata"),
    };
    refunds.push(made);
    return ok(made);
  }

  function openSession(fields: Fields): Reply {
    const id = `cs_${randomUUID()}`;
    const session: Session = {
      id,
      object: "checkout.session",
      mode: fields.mode ?? "",
      customer: fields.customer ?? "",
      url: `https://checkout.example/${id}`,
      setup_intent: null,
    };
    if (!customers.has(session.customer)) return missing();
    sessions.set(id, session);
    return ok(session);
  }

  function route(method: string, path: string, fields: Fields): Reply {
    const [, kind, id, verb] =
      /^\/v1\/((?:checkout\/|billing_portal\/)?\w+)(?:\/(\w+_[\w-]+))?(?:\/(\w+))?$/.exec(path) ?? [];
    const intent = id ? intents.get(id) : undefined;
    switch (`${method} ${kind}${id ? "/:id" : ""}${verb ? `/${verb}` : ""}`) {
      case "POST customers": {
        const customer = {
          id: `cus_${randomUUID()}`,
          object: "customer",
          metadata: nested(fields, "metadata"),
        };
        customers.set(customer.id, customer);
        return ok(customer);
      }
      case "POST checkout/sessions":
        return openSession(fields);
      case "GET checkout/sessions/:id":
        return ok(sessions.get(id ?? "") ?? {});
      case "POST payment_intents":
        return createIntent(fields);
      case "GET payment_intents/:id":
        return intent ? ok(intent) : missing();
      case "POST payment_intents/:id/confirm":
        return intent ? confirmIntent(intent, fields) : missing();
      case "POST payment_intents/:id/cancel":
        return intent ? cancelIntent(intent) : missing();
      case "GET refunds": {
        const data = refunds.filter((each) => each.payment_intent === fields.payment_intent);
        return ok({ object: "list", data, has_more: false, url: "/v1/refunds" });
      }
      case "GET disputes": {
        const data = banks.since(fields["created[gte]"]);
        return ok({ object: "list", data, has_more: false, url: "/v1/disputes" });
      }
      case "GET disputes/:id": {
        const dispute = banks.disputes.get(id ?? "");
        return dispute ? ok(dispute) : missing();
      }
      case "POST refunds":
        return refund(fields);
      case "POST billing_portal/sessions":
        return ok({ id: "bps_1", object: "billing_portal.session", url: "https://portal.example/1" });
      default:
        return missing();
    }
  }

  /** Returns the earlier response for the same idempotency key: https://docs.stripe.com/api/idempotent_requests */
  function once(request: IncomingMessage, path: string, body: string): Reply {
    const key = request.headers["idempotency-key"];
    const asked = `${path} ${body}`;
    const before = typeof key === "string" ? answers.get(key) : undefined;
    if (before && before.request !== asked)
      return fault(400, { type: "idempotency_error", message: "This key came with another request." });
    if (before) return before.reply;
    const fields = Object.fromEntries(
      new URLSearchParams(request.method === "GET" ? path.split("?")[1] : body),
    );
    const reply = structuredClone(route(request.method ?? "", path.split("?")[0] ?? "", fields));
    if (typeof key === "string" && request.method === "POST") answers.set(key, { request: asked, reply });
    return reply;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const path = request.url ?? "/";
    requests.push({ method: request.method ?? "", path, body });
    if (request.headers.authorization !== `Bearer ${peerSecretKey}`) {
      response.writeHead(401, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { type: "invalid_request_error", message: "Invalid API key." } }));
      return;
    }
    const how = broken?.(`${request.method} ${path}`) ?? null;
    if (how === "down") {
      response.writeHead(500, { "content-type": "application/json", "stripe-should-retry": "false" });
      response.end(JSON.stringify({ error: { type: "api_error", message: "We are down." } }));
      return;
    }
    if (how === "before") return void request.socket.destroy();
    const { status, body: answer } = once(request, path, body);
    await beforeReply?.(`${request.method} ${path}`);
    if (how === "after") return void request.socket.destroy();
    response.writeHead(status, { "content-type": "application/json", "request-id": `req_${randomUUID()}` });
    response.end(JSON.stringify(answer));
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const signer = new Stripe(peerSecretKey);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    intents,
    refunds,
    disputes: banks.disputes,
    customers,
    requests,
    /** Breaks requests: before they take effect, after that but before the response, or with a 500. */
    breakWhen(rule: typeof broken) {
      broken = rule;
    },
    onReply(hook: typeof beforeReply) {
      beforeReply = hook;
    },
    /** Fills in the page of a checkout session; returns the event that Stripe would send. */
    giveCard(url: string, kind: CardKind) {
      const session = sessions.get(new URL(url).pathname.slice(1));
      if (!session) throw new Error("There is no such page.");
      const id = `pm_${randomUUID()}`;
      cards.set(id, kind);
      session.setup_intent = {
        id: `seti_${randomUUID()}`,
        object: "setup_intent",
        payment_method: { id, object: "payment_method", card: { brand: "visa", last4: "4242" } },
      };
      return event("checkout.session.completed", session);
    },
    /** Answers on the page of the bank for the payer; returns the event that Stripe would send. */
    answerBank(id: string, approve: boolean) {
      const intent = intents.get(id);
      if (!intent) throw new Error("There is no such payment.");
      if (approve) intent.status = "succeeded";
      else declined(intent, "payment_intent_authentication_failure");
      return event(approve ? "payment_intent.succeeded" : "payment_intent.payment_failed", intent);
    },
    /** A payer's bank claims a payment or inquires about it; returns the dispute. */
    dispute(intentId: string, wish: DisputeWish): PeerDispute {
      const intent = intents.get(intentId);
      if (!intent) throw new Error("There is no such payment.");
      return banks.open(intent, wish);
    },
    turn: banks.turn,
    /** Forgets the idempotency keys, as Stripe does after a day: https://docs.stripe.com/api/idempotent_requests */
    forgetKeys: () => answers.clear(),
    event,
    /** A webhook as Stripe sends it: the body, and the header with its signature. */
    sign(payload: object, at: Date, secret = peerWebhookSecret) {
      const body = JSON.stringify(payload);
      const timestamp = Math.floor(at.getTime() / 1000);
      const signature = signer.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
      return {
        body,
        headers: { "stripe-signature": signature, "content-type": "application/json; charset=utf-8" },
      };
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  function event(type: string, object: object) {
    return { id: `evt_${randomUUID()}`, object: "event", type, data: { object: structuredClone(object) } };
  }
}
export type StripePeer = Awaited<ReturnType<typeof startStripePeer>>;

/** Fields such as `metadata[user]` as an object. */
function nested(fields: Fields, name: string): Json {
  const inside = Object.entries(fields).filter(([key]) => key.startsWith(`${name}[`));
  return Object.fromEntries(inside.map(([key, value]) => [key.slice(name.length + 1, -1), value]));
}
