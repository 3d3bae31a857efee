import { randomUUID } from "node:crypto";
import { readItems } from "@storytelling/mail";
import {
  type AskedOfPeer,
  type Disturbance,
  type PeerAnswer,
  refused,
  startPeer,
  startTestService,
  type TestOptions,
  type TestService,
  until,
} from "@storytelling/service/testing";
import { notification } from "../src/service.ts";

/** What the stand-ins of identity and collaboration answer, which a test changes. */
export interface Others {
  /** Answers instead of the rest when it is set. */
  outage: (() => Disturbance) | null;
  invitation: Record<string, unknown> | null;
  contact: Record<string, unknown> | null;
  emailVerified: boolean;
  /** Every request that they got. */
  readonly asked: AskedOfPeer[];
}

export const emailOf = (userId: string): string => `${userId}@example.org`;

/** A letter or SMS in the mailbox. */
type Letter = Awaited<ReturnType<typeof readItems>>[number];

export interface World {
  readonly service: TestService;
  readonly http: TestService["http"];
  readonly others: Others;
  /** All letters and SMS to addresses that contain this. */
  lettersTo(part: string): Promise<Letter[]>;
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Waits until nothing waits to be sent now. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Notification with stand-ins for the services that know people. */
export async function startWorld(options: TestOptions = {}): Promise<World> {
  const others: Others = { outage: null, invitation: null, contact: null, emailVerified: true, asked: [] };
  const peer = await startPeer((asked) => {
    others.asked.push(asked);
    return others.outage?.() ?? answerOf(others, asked);
  });
  const service = await startTestService(notification, {
    ...options,
    env: { SERVICES_URL: peer.url, MESSAGE_LOOK_MS: "50", MESSAGE_RETRY_SECONDS: "0", ...options.env },
  });
  const { db, sealer, clock } = service.running.context;
  const query = async (sql: string, values: unknown[] = []) => (await db.pool.query(sql, values)).rows;
  const dir = `${service.data.blobDir}/mailbox`;
  return {
    ...{ service, http: service.http, others, query },
    lettersTo: async (part) => (await readItems(dir, sealer, 10_000)).filter(({ to }) => to.includes(part)),
    async settled() {
      const sql = `select 1 from messages where state = 'queued'
        and (enqueued or attempts > 0 or not_before <= $1) limit 1`;
      await until(async () => (await query(sql, [clock.now()])).length === 0);
    },
    async stop() {
      await service.stop();
      await peer.close();
    },
  };
}

function answerOf(others: Others, { path }: AskedOfPeer): PeerAnswer | Disturbance {
  const [, userId] = /^\/identity\/v1\/users\/([^/]+)\/contact$/.exec(path) ?? [];
  if (userId) {
    const { emailVerified } = others;
    return { status: 200, body: { email: emailOf(userId), emailVerified, displayName: "Ada" } };
  }
  const what = path.includes("/invitations/") ? "invitation" : "participant";
  const body = what === "invitation" ? others.invitation : others.contact;
  return body ? { status: 200, body } : refused(404, `${what}-not-found`, `There is no such ${what}.`);
}

/** An invitation as collaboration describes it. */
export const invitation = (to: object = {}) => ({
  ...{ way: "email", to: "guest@example.org", name: "Bob", language: "en", timeZone: "Europe/Berlin" },
  ...{ link: "http://localhost:8080/collaboration/v1/join/secret", storyTitle: "The Frog King" },
  ...{ organiser: "Ada", characters: ["the frog"], note: null, expiresAt: "2027-01-01T10:00:00.000Z" },
  ...{ deadline: null, occasion: "first", ...to },
});

/** A guest's contact as collaboration gives it. */
export const guestContact = (to: object = {}) => ({
  ...{ name: "Bob", email: "bob@example.org", phone: null, language: "en", timeZone: "UTC" },
  ...{ link: "http://localhost:8080/collaboration/v1/join/secret", storyTitle: "The Frog King" },
  ...{ organiser: "Ada", sessionId: randomUUID(), ...to },
});

/** The ids of a session and of a guest in it. */
export const ids = () => {
  const participantId = randomUUID();
  return {
    ...{ sessionId: randomUUID(), storyId: randomUUID(), ownerId: randomUUID(), invitationId: randomUUID() },
    ...{ participantId, personId: participantId },
  };
};
