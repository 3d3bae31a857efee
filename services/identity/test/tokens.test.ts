import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sealer, transaction } from "@storytelling/service";
import type { TestService } from "@storytelling/service/testing";
import { type CryptoKey, decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from "jose";
import { ensureKeys, listKeys, publicKeys, signingKeys } from "../src/store/signing-keys.ts";
import { appOf, type Person, person, startIdentity } from "./people.ts";

let service: TestService;
let ada: Person;
before(async () => {
  service = await startIdentity();
  ada = await person(service);
});
after(() => service.stop());

const code = async (token: string) => {
  const { status, body } = await service.http.get("users/me", { token });
  return status === 200 ? "ok" : `${status} ${body.code}`;
};

describe("an access token", () => {
  const signed = async (
    change: { header?: object; claims?: object; key?: CryptoKey | Uint8Array } = {},
  ): Promise<string> => {
    const app = appOf(service);
    const current = await app.signingKey(app.db.read);
    const header = { ...decodeProtectedHeader(ada.token), alg: "EdDSA", ...change.header };
    return new SignJWT({ ...decodeJwt(ada.token), ...change.claims })
      .setProtectedHeader(header)
      .sign(change.key ?? current.key);
  };

  it("is accepted as it was made", async () => {
    assert.equal(await code(await signed()), "ok");
  });

  it("401 with alg none", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const header = part({ ...decodeProtectedHeader(ada.token), alg: "none" });
    for (const signature of ["", ada.token.split(".")[2]])
      assert.equal(await code(`${header}.${part(decodeJwt(ada.token))}.${signature}`), "401 token-invalid");
  });

  it("401 with HS256 and the public key as its key, in each published form", async () => {
    const [jwk] = await publicKeys(appOf(service).db.read);
    assert.ok(jwk);
    const pem = createPublicKey({ key: { ...jwk }, format: "jwk" }).export({ type: "spki", format: "pem" });
    for (const secret of [Buffer.from(pem), Buffer.from(jwk.x, "base64url"), Buffer.from(jwk.x)])
      assert.equal(await code(await signed({ header: { alg: "HS256" }, key: secret })), "401 token-invalid");
  });

  it("401 with another audience, issuer or type, without a subject, and from another key", async () => {
    const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
    for (const change of [
      { claims: { aud: "elsewhere" } },
      { claims: { iss: "elsewhere" } },
      { claims: { sub: undefined } },
      { claims: { exp: undefined } },
      { header: { typ: "JWT" } },
      { header: { kid: "unknown" } },
      { key: privateKey },
    ])
      assert.equal(await code(await signed(change)), "401 token-invalid", JSON.stringify(change));
  });

  it("401 with changed claims or a shortened signature", async () => {
    const [header = "", , signature = ""] = ada.token.split(".");
    const more = { ...decodeJwt(ada.token), role: "admin", permissions: ["users.manage"] };
    const claims = Buffer.from(JSON.stringify(more)).toString("base64url");
    assert.equal(await code(`${header}.${claims}.${signature}`), "401 token-invalid");
    assert.equal(await code(ada.token.slice(0, -8)), "401 token-invalid");
  });

  it("401 after ten minutes", async () => {
    const { token } = await person(service);
    service.clock.advance(595_000);
    assert.equal(await code(token), "ok");
    service.clock.advance(15_000);
    assert.equal(await code(token), "401 token-expired");
  });
});

describe("GET /.well-known/jwks.json", () => {
  it("200 with the public halves of the current and the next key, to be cached", async () => {
    const { status, body, headers } = await service.http.get(".well-known/jwks.json");
    assert.equal(status, 200);
    assert.match(headers.get("cache-control") ?? "", /public, max-age=\d+/);
    assert.equal(body.keys.length, 2);
    for (const key of body.keys)
      assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x"]);
    assert.ok(body.keys.some((key: { kid: string }) => key.kid === decodeProtectedHeader(ada.token).kid));
  });
});

describe("the signing keys", () => {
  it("are made once, even when many replicas start at the same time", async () => {
    const app = appOf(service);
    await app.db.pool.query("delete from signing_keys");
    const make = () => transaction(app.db, (tx) => ensureKeys(tx, app.sealer, app.clock.now()));
    await Promise.all(Array.from({ length: 6 }, make));
    const states = (await listKeys(app.db.read)).map((key) => key.state);
    assert.deepEqual(states.sort(), ["current", "next"]);
  });

  it("are sealed, and cannot be opened with another MASTER_KEY", async () => {
    const app = appOf(service);
    const { rows } = await app.db.pool.query("select private_jwk from signing_keys");
    for (const row of rows) assert.doesNotMatch(row.private_jwk.toString("latin1"), /"d"|OKP/);
    const other = sealer(Buffer.alloc(32, 7).toString("base64"));
    await assert.rejects(signingKeys(other)(app.db.read), /MASTER_KEY/);
  });
});
