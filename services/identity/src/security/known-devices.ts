import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Sealer } from "@storytelling/service";

const maxAgeSeconds = 180 * 24 * 3600;
const purpose = "sign-in device";

/** Marks the devices on which an account was signed in, by a cookie that only we can make (OWASP: device cookies). */
export interface KnownDevices {
  /** The `Set-Cookie` that makes a device known to the owner of an address. */
  mark(email: string, now: Date): string;
  /** The id of the device that a `Cookie` header shows, when the owner of the address signed in from it. */
  recognise(email: string, cookies: string | null, now: Date): string | null;
}

/** A shared tablet has one cookie for each person: its name ends with a piece of the address's fingerprint. */
export function knownDevices(sealer: Sealer, options: { path: string; secure: boolean }): KnownDevices {
  const nameFor = (email: string) =>
    `device-${sealer.fingerprint(email, `${purpose} name`).toString("hex").slice(0, 10)}`;
  const proofOf = (email: string, id: string, ends: number) =>
    sealer.fingerprint(`${email} ${id} ${ends}`, purpose).toString("base64url");
  return {
    mark(email, now) {
      const id = randomBytes(12).toString("base64url");
      const ends = Math.floor(now.getTime() / 1000) + maxAgeSeconds;
      const value = `${id}.${ends}.${proofOf(email, id, ends)}`;
      const scope = `Path=${options.path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`;
      return `${nameFor(email)}=${value}; ${scope}${options.secure ? "; Secure" : ""}`;
    },
    recognise(email, cookies, now) {
      const start = `${nameFor(email)}=`;
      const cookie = cookies?.split(/; */).find((one) => one.startsWith(start));
      const [id, ends, proof, ...more] = cookie?.slice(start.length).split(".") ?? [];
      if (!id || !ends || !proof || more.length > 0 || Number(ends) * 1000 <= now.getTime()) return null;
      const [given, wanted] = [Buffer.from(proof), Buffer.from(proofOf(email, id, Number(ends)))];
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : null;
    },
  };
}
