/** The exact statements that our service sends for a sign-in; those that count attempts are rate-limiter-flexible's. */

export const countTry = `insert into "sign_in_limits" values ($1, $2, $3) on conflict (key) do update set points = case when ("sign_in_limits".expire <= $4 or 1=0) then $2 else "sign_in_limits".points + ($2) end, expire = case when "sign_in_limits".expire <= $4 then $3 else "sign_in_limits".expire end returning points, expire`;

export const takeBackTries = `with mine as (select key from sign_in_limits where key = any($1) and expire > $2 and points > 0 order by key for update) update sign_in_limits set points = points - 1 where key in (select key from mine)`;

export const findSignIn = `select "id", "password_hash", "password_changed_at", "email_verified_at" from (select) as "one" left join "users" on "email_fingerprint" = $1`;

export const holdUser = `select "id", "email", "email_verified_at", "display_name", "role", "role_changed_at", "created_at" from "users" where "id" = $1 for share`;

export const whenChanged = `select "password_changed_at" from "users" where "id" = $1`;

export const holdRole = `select pg_advisory_xact_lock_shared(hashtextextended($1, 3))`;

export const findRole = `select "description", "built_in", "permissions_changed_at" from "roles" where "name" = $1`;

export const findPermissions = `select "permission" from "role_permissions" where "role" = $1 order by "permission"`;

export const findTotp = `select "secret", "confirmed_at" from "totp" where "user_id" = $1`;

export const clearSessions = `delete from "sessions" where "id" in (select "id" from "sessions" where ("user_id" = $1 and "expires_at" <= $2) for update skip locked)`;

export const insertSession = `insert into "sessions" ("id", "user_id", "created_at", "last_used_at", "expires_at", "ended_at", "ended_reason", "device", "network") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export const insertRefreshToken = `insert into "refresh_tokens" ("hash", "session_id", "created_at", "expires_at", "rotated_at", "successor_salt") values ($1, $2, $3, $4, $5, $6)`;

export const insertAudit = `insert into "audit_pending" ("id", "time", "action", "actor_id", "subject_id", "details") values ($1, $2, $3, $4, $5, $6)`;

export const findSigningKey = `select "kid", "private_jwk" from "signing_keys" where "state" = $1`;
