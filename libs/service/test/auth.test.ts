import assert from "node:assert/strict";
import { createPublicKey, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { sessionsEnded, signingKeyRevoked, userRoleChanged } from "@storytelling/events";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { forgetEndedSessions } from "../src/auth/cutoffs.ts";
import { remoteKeys } from "../src/auth/remote-keys.ts";
import {
  type Disturbance,
  type Peer,
  type PeerAnswer,
  refused,
  startPeer,
  startTestService,
  type TestClock,
  type TestService,
  until,
} from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

// The clock is fixed, so that the number of key fetches does not depend on the machine's load.
let at = Date.now();
const clock: TestClock = {
  now: () => new Date(at),
  advance: (ms) => {
    at += ms;
  },
};
let service: TestService;
let peer: Peer;
let jwksUrl: string;
let fetches = 0;
let published: JWK[] = [];
let answer: () => PeerAnswer | Disturbance;
let good: { kid: string; privateKey: CryptoKey; jwk: JWK };

const keyPair = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "EdDSA", use: "sig" } };
};
const show = () => ({ status: 200, body: { keys: published } });
const seconds = () => Math.floor(clock.now().getTime() / 1000);

interface Change {
  header?: object;
  claims?: object;
  key?: CryptoKey | Uint8Array;
}
const sub = randomUUID();
const token = ({ header = {}, claims = {}, key = good.privateKey }: Change = {}) =>
  new SignJWT({
    iss: "storytelling",
    aud: "storytelling",
    sub,
    iat: seconds(),
    exp: seconds() + 600,
    role: "storyteller",
    permissions: ["notes.read"],
    sid: randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg: "EdDSA", kid: good.kid, typ: "at+jwt", ...header })
    .sign(key);
const code = async (bearer: string) => {
  const { status, body } = await service.http.get("notes", { token: bearer });
  return status === 200 ? "ok" : `${status} ${body.code}`;
};

before(async () => {
  good = await keyPair("good");
  published = [good.jwk];
  answer = show;
  peer = await startPeer(() => {
    fetches += 1;
    return answer();
  });
  jwksUrl = `${peer.url}/identity/v1/.well-known/jwks.json`;
  service = await startTestService(notes, { clock, run: { keys: remoteKeys(jwksUrl, clock) } });
});
after(async () => {
  await service.stop();
  await peer.close();
});

describe("an access token", () => {
  it("is accepted as identity makes it", async () => {
    assert.equal(await code(await token()), "ok");
  });

  it("401 with alg none, and with HS256 and the public key in any form as its key", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const [, claims = "", signature = ""] = (await token()).split(".");
    for (const alg of ["none", "None", "nOnE"])
      for (const signed of ["", signature])
        assert.equal(
          await code(`${part({ alg, kid: "good", typ: "at+jwt" })}.${claims}.${signed}`),
          "401 token-invalid",
        );
    const pem = createPublicKey({ key: { ...good.jwk }, format: "jwk" }).export({
      type: "spki",
      format: "pem",
    });
    for (const secret of [
      Buffer.from(pem),
      Buffer.from(good.jwk.x ?? "", "base64url"),
      Buffer.from(good.jwk.x ?? ""),
    ])
      assert.equal(await code(await token({ header: { alg: "HS256" }, key: secret })), "401 token-invalid");
  });

  it("401 with its own key in jwk, jku or x5u, which is never fetched", async () => {
    const evil = await keyPair("good");
    const url = jwksUrl.replace("jwks", "evil");
    const before = fetches;
    for (const header of [{ jwk: evil.jwk }, { jku: url }, { x5u: url }, { x5c: ["AAAA"] }])
      assert.equal(await code(await token({ header, key: evil.privateKey })), "401 token-invalid");
    assert.equal(fetches, before);
  });

  it("401 with another issuer, audience or type, without a subject or an expiry, and with a critical header", async () => {
    for (const change of [
      { claims: { iss: "elsewhere" } },
      { claims: { aud: "elsewhere" } },
      { claims: { aud: undefined } },
      { claims: { sub: undefined } },
      { claims: { sub: "ada" } },
      { claims: { exp: undefined } },
      { claims: { iat: undefined } },
      { claims: { permissions: "notes.read" } },
      { header: { typ: "JWT" } },
      { header: { typ: undefined } },
    ])
      assert.equal(await code(await token(change)), "401 token-invalid", JSON.stringify(change));
  });

  it("401 when it has expired, and when it is from the future", async () => {
    const hour = 3600;
    const past = { iat: seconds() - hour, exp: seconds() - hour + 600 };
    assert.equal(await code(await token({ claims: past })), "401 token-expired");
    for (const claims of [{ iat: seconds() + hour, exp: seconds() + hour + 600 }, { nbf: seconds() + hour }])
      assert.equal(await code(await token({ claims })), "401 token-invalid");
    assert.equal(await code(await token({ claims: { iat: seconds() + 5 } })), "ok", "clocks differ a little");
  });

  it("431 as problem+json with a megabyte of headers; 400 for bytes that are not HTTP", async () => {
    const { port } = new URL(service.url);
    const asked = request({
      port,
      path: "/notes/v1/notes",
      headers: { authorization: `Bearer ${"a".repeat(1_000_000)}` },
    });
    asked.on("error", () => {});
    asked.end();
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    assert.equal(response.statusCode, 431);
    assert.equal(response.headers["content-type"], "application/problem+json");
    assert.equal(JSON.parse((await response.toArray()).join("")).code, "headers-too-large");
    const socket = connect(Number(port), "127.0.0.1", () => socket.end("HELLO\r\n\r\n"));
    assert.match((await socket.toArray()).join(""), /^HTTP\/1\.1 400 .*request-malformed/s);
  });
});

describe("the keys of identity", () => {
  beforeEach(() => clock.advance(11_000));

  it("are fetched once in 10 s, even for many tokens with forged key ids", async () => {
    await code(await token());
    const before = fetches;
    const forged = await Promise.all(
      Array.from({ length: 300 }, (_, i) => token({ header: { kid: `forged-${i}` } })),
    );
    const seen = new Set(await Promise.all(forged.map(code)));
    assert.deepEqual(seen, new Set(["401 token-invalid"]));
    for (const one of forged.slice(0, 50)) await code(one);
    assert.equal(fetches - before, 1);
    assert.equal(await code(await token()), "ok");
    clock.advance(10_001);
    await code(forged[0] ?? "");
    assert.equal(fetches - before, 2);
  });

  it("are known without a restart when a new one signs", async () => {
    const next = await keyPair("next");
    published = [good.jwk, next.jwk];
    assert.equal(await code(await token({ header: { kid: "next" }, key: next.privateKey })), "ok");
  });

  it("stay valid while identity is down; a token of an unknown key gets 503 then", async () => {
    answer = () => refused(500, "internal-error", "Something broke.");
    clock.advance(6 * 60_000);
    assert.equal(await code(await token()), "ok");
    clock.advance(11_000);
    assert.equal(await code(await token({ header: { kid: "unheard" } })), "503 keys-unavailable");
    answer = show;
  });

  it("503 until they can be fetched for the first time, then accepted", async () => {
    answer = () => ({ disturb: (response) => void response.end("<html>") });
    const fresh = await startTestService(notes, { clock, run: { keys: remoteKeys(jwksUrl, clock) } });
    const bearer = await token();
    assert.equal((await fresh.http.get("notes", { token: bearer })).status, 503);
    answer = show;
    clock.advance(1001);
    assert.equal((await fresh.http.get("notes", { token: bearer })).status, 200);
    await fresh.stop();
  });
});

describe("events from identity", () => {
  const now = () => clock.now().toISOString();

  it("SessionsEnded: their tokens are refused, others' are not; the note is deleted when the tokens have expired", async () => {
    const sid = randomUUID();
    const [ended, other] = [await token({ claims: { sid } }), await token()];
    assert.equal(await code(ended), "ok");
    await service.deliver(sessionsEnded(sub, { userId: sub, sessionIds: [sid], endedAt: now() }));
    await until(async () => (await code(ended)) === "401 session-ended");
    assert.equal(await code(other), "ok");
    const { db } = service.running.context;
    const kept = async () => (await db.pool.query("select 1 from ended_sessions")).rowCount;
    await forgetEndedSessions(db);
    assert.equal(await kept(), 1);
    clock.advance(16 * 60_000);
    await forgetEndedSessions(db);
    assert.equal(await kept(), 0);
  });

  it("SigningKeyRevoked: its tokens are refused, even while the key is still in the list", async () => {
    const stolen = await keyPair("stolen");
    published = [good.jwk, stolen.jwk];
    clock.advance(11_000);
    const bearer = await token({ header: { kid: "stolen" }, key: stolen.privateKey });
    assert.equal(await code(bearer), "ok");
    await service.deliver(signingKeyRevoked("stolen", { kid: "stolen", revokedAt: now() }));
    await until(async () => (await code(bearer)) === "401 token-invalid");
    assert.equal(await code(await token()), "ok");
  });

  it("UserRoleChanged: older tokens are refused", async () => {
    const bearer = await token();
    const changedAt = new Date(clock.now().getTime() + 1000).toISOString();
    const data = { userId: sub, role: "guest", previousRole: "storyteller", changedBy: sub, changedAt };
    await service.deliver(userRoleChanged(sub, data));
    await until(async () => (await code(bearer)) === "401 token-outdated");
  });
});
