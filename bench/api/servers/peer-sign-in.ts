import { createHash, generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { connect, masterKeysFrom, rootSealer, systemClock, uuidIds } from "@storytelling/service";
import { SignJWT } from "jose";
import type pg from "pg";
import { inTransaction } from "../../transaction.ts";
import { pool } from "./peer.ts";
import * as sql from "./sign-in-statements.ts";

const url = process.env.DATABASE_URL ?? "";
const db = connect({ url, max: 1, name: "peer", clock: systemClock, ids: uuidIds });
const { fingerprint, seal } = await rootSealer(db, masterKeysFrom(process.env.MASTER_KEY ?? ""));
await db.close();
const signing = generateKeyPairSync("ed25519").privateKey;
const day = 86_400_000;
const digest = (value: string) => fingerprint(value, "sign_in_limits").toString("base64url");

/**
 * The steps of `POST /auth/login`: counts the attempt, checks the hash, opens a session, notes it in the audit log, and
 * signs a token.
 */
export async function logIn({ email, password }: { email: string; password: string }, network = "unknown") {
  const keys = [
    `network:${digest(network)}`,
    `pair:${digest(email)}.${digest(network)}`,
    `account:${digest(email)}`,
  ];
  for (const key of keys) await pool.query(sql.countTry, [key, 1, Date.now() + 900_000, Date.now()]);
  const { rows } = await pool.query(sql.findSignIn, [fingerprint(email, "users.email")]);
  const [user] = rows;
  if (!user || !(await verify(user.password_hash, password))) throw new Error("The password is wrong.");
  await pool.query(sql.takeBackTries, [keys, Date.now()]);
  const [session, token] = [randomUUID(), randomBytes(32).toString("base64url")];
  const permissions = await inTransaction(pool, (client) => open(client, user.id, session, token));
  const accessToken = await new SignJWT({ sid: session, permissions })
    .setProtectedHeader({ alg: "EdDSA" })
    .setSubject(user.id)
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(signing);
  return { accessToken, refreshToken: token, expiresIn: 600, tokenType: "Bearer" };
}

/** Opens a session; returns its user's permissions. */
async function open(
  client: pg.PoolClient,
  userId: string,
  session: string,
  token: string,
): Promise<string[]> {
  const now = new Date();
  const [user] = (await client.query(sql.holdUser, [userId])).rows;
  await client.query(sql.whenChanged, [userId]);
  await client.query(sql.holdRole, [`role ${user.role}`]);
  await client.query(sql.findRole, [user.role]);
  const { rows } = await client.query(sql.findPermissions, [user.role]);
  await client.query(sql.findTotp, [userId]);
  await client.query(sql.clearSessions, [userId, now]);
  const ends = new Date(now.getTime() + 90 * day);
  const network = seal("127.0.0.1", `sessions.network ${session}`);
  await client.query(sql.insertSession, [session, userId, now, now, ends, null, null, "Chrome", network]);
  const hash = createHash("sha256").update(token).digest();
  const fresh = new Date(now.getTime() + 30 * day);
  await client.query(sql.insertRefreshToken, [hash, session, now, fresh, null, null]);
  await client.query(sql.findSigningKey, ["current"]);
  await client.query(sql.insertAudit, [randomUUID(), now, "signed-in", userId, null, null]);
  return rows.map(({ permission }) => permission);
}
