import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const binary = (value: Buffer) =>
  Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 255]), value]);
const flagsOf = ({ verified = true, made = false }) => 0x01 | (verified ? 0x04 : 0) | (made ? 0x40 : 0);

/** The deliberate faults of an answer. */
export interface Twist {
  origin?: string;
  challenge?: string;
  rpId?: string;
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  type?: string;
  breakSignature?: boolean;
}

/** An authenticator in software (WebAuthn Level 3, 6): one ES256 credential whose answers a test controls. */
export function softAuthenticator(site: { origin: string; rpId: string }) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const jwk = publicKey.export({ format: "jwk" });
  const point = (value = "") => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(value, "base64url")]);
  // COSE: EC2, ES256, P-256, x and y.
  const cose = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    point(jwk.x),
    Buffer.from([0x22]),
    point(jwk.y),
  ]);
  let counter = 0;

  const client = (type: string, challenge: string, twist: Twist) =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? site.origin,
        crossOrigin: false,
      }),
    );
  const data = (twist: Twist, made = false) => {
    counter = twist.counter ?? counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([
      sha256(twist.rpId ?? site.rpId),
      Buffer.from([flagsOf({ ...twist, made })]),
      count,
    ]);
  };
  const shown = { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" };
  return {
    id: shown.id,
    create(options: { challenge: string }, twist: Twist = {}) {
      const length = Buffer.from([0, id.length]);
      const authData = Buffer.concat([data(twist, true), Buffer.alloc(16), length, id, cose]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text("fmt"),
        text("none"),
        text("attStmt"),
        Buffer.from([0xa0]),
        text("authData"),
        binary(authData),
      ]);
      return {
        ...shown,
        clientExtensionResults: {},
        response: {
          clientDataJSON: client("webauthn.create", options.challenge, twist).toString("base64url"),
          attestationObject: attestation.toString("base64url"),
          transports: ["internal"],
        },
      };
    },
    get(options: { challenge: string }, twist: Twist = {}) {
      const clientData = client("webauthn.get", options.challenge, twist);
      const authenticatorData = data(twist);
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      if (twist.breakSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
      return {
        ...shown,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString("base64url"),
          authenticatorData: authenticatorData.toString("base64url"),
          signature: signature.toString("base64url"),
          userHandle: twist.userHandle ?? null,
        },
      };
    },
  };
}
