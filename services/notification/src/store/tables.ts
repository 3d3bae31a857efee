import type { MessageState } from "../domain/message.ts";
import type { SuppressionCause } from "../domain/suppression.ts";
import type { Topic, Way } from "../domain/ways.ts";

/** This service's tables; see migrations/. */
export interface Tables {
  messages: {
    id: string;
    cause: string;
    person_id: string;
    kind: string;
    way: Way | "any";
    story_id: string | null;
    invitation_id: string | null;
    state: MessageState;
    reason: string | null;
    attempts: number;
    not_before: Date;
    enqueued: boolean;
    sealed: Buffer | null;
    address: Buffer | null;
    provider_id: string | null;
    created_at: Date;
    ended_at: Date | null;
  };
  in_app: {
    id: string;
    person_id: string;
    kind: string;
    story_id: string | null;
    sealed: Buffer;
    created_at: Date;
    read_at: Date | null;
  };
  in_app_people: { item_id: string; person_id: string };
  preferences: {
    person_id: string;
    language: string | null;
    time_zone: string;
    quiet_from: number | null;
    quiet_until: number | null;
    digest: "off" | "daily";
    digest_hour: number;
    ways: Partial<Record<Topic, readonly Way[]>>;
    changed_at: Date;
  };
  suppressions: { address: Buffer; why: SuppressionCause; since: Date };
  push_subscriptions: {
    id: string;
    person_id: string;
    endpoint: Buffer;
    sealed: Buffer;
    created_at: Date;
  };
  push_keys: { only_one: boolean; public: string; sealed: Buffer };
  stories: { id: string; owner_id: string; sealed: Buffer | null; deleted: boolean };
  participants: {
    id: string;
    person_id: string;
    user_id: string | null;
    session_id: string;
    story_id: string;
    owner_id: string;
  };
}
