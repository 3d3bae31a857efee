import type { Db } from "@storytelling/service";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { LinkPurpose } from "../domain/mail-link.ts";
import type { EndReason } from "../domain/session.ts";
import type { KeyState, PublicJwk } from "../domain/signing-key.ts";

/** Reads outside a transaction. */
export type Reader = Db<Tables>["read"];

/** Identity's tables, as in `migrations/`. */
export interface Tables {
  users: {
    id: string;
    email: Buffer;
    email_fingerprint: Buffer;
    sealed_name: Buffer;
    /** Null for users who sign in only by other means. */
    password_hash: string | null;
    role: string;
    role_changed_at: Date | null;
    created_at: Date;
    email_verified_at: Date | null;
    password_changed_at: Date | null;
    /** Increases when sessions are ended for safety, which voids sign-ins that wait for their second factor. */
    sign_in_epoch: Generated<number>;
  };
  roles: {
    name: string;
    description: string;
    built_in: Generated<boolean>;
    permissions_changed_at: Date | null;
  };
  permissions: { name: string; description: string };
  role_permissions: { role: string; permission: string };
  sessions: {
    id: string;
    user_id: string;
    created_at: Date;
    expires_at: Date;
    ended_at: Date | null;
    ended_reason: EndReason | null;
    sealed_device: Buffer;
    network: Buffer | null;
    last_used_at: Date;
    /** When its user last confirmed who they are; null means: when it was opened. */
    confirmed_at: ColumnType<Date | null, never, Date>;
  };
  refresh_tokens: {
    hash: Buffer;
    session_id: string;
    created_at: Date;
    expires_at: Date;
    rotated_at: Date | null;
    successor_salt: Buffer | null;
  };
  exports: {
    id: string;
    user_id: string;
    status: "gathering" | "ready" | "partial";
    requested_at: Date;
    finished_at: Date | null;
    expires_at: Date | null;
    size: number | null;
  };
  export_parts: { export_id: string; service: string; state: "waiting" | "gathered" | "missing" };
  erasures: { id: string; user_id: string; requested_at: Date; done_at: Date | null };
  erasure_services: { erasure_id: string; service: string; erased_at: Date | null };
  audit_pending: {
    seq: Generated<number>;
    id: string;
    time: Date;
    action: string;
    actor_id: string | null;
    subject_id: string | null;
    details: Buffer | null;
  };
  audit_log: {
    position: number;
    id: string;
    time: Date;
    action: string;
    actor_id: string | null;
    subject_id: string | null;
    details: Buffer | null;
    prev: Buffer;
    hash: Buffer;
  };
  signing_keys: {
    kid: string;
    state: KeyState;
    public_jwk: JSONColumnType<PublicJwk, PublicJwk | string>;
    private_jwk: Buffer | null;
    created_at: Date;
    published_at: Date;
    current_from: Date | null;
    retired_at: Date | null;
  };
  mail_links: {
    hash: Buffer;
    purpose: LinkPurpose;
    user_id: string;
    email_fingerprint: Buffer;
    asked_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  email_changes: {
    user_id: string;
    new_email: Buffer;
    new_fingerprint: Buffer;
    asked_at: Date;
    expires_at: Date;
    left_at: Date | null;
    entered_at: Date | null;
  };
  totp: {
    user_id: string;
    secret: Buffer;
    created_at: Date;
    confirmed_at: Date | null;
    last_step: number | null;
  };
  recovery_codes: { user_id: string; hash: Buffer; used_at: Date | null };
  passkeys: {
    id: string;
    user_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    sealed_name: Buffer;
    synced: boolean;
    created_at: Date;
    last_used_at: Date | null;
  };
  oauth_providers: {
    user_id: string;
    provider: string;
    issuer: string;
    subject_fingerprint: Buffer;
    email: Buffer | null;
    linked_at: Date;
    last_used_at: Date | null;
  };
  spent_tickets: { hash: Buffer; ends_at: Date };
}
