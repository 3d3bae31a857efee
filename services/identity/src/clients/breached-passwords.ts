import { createHash } from "node:crypto";
import { normalPassword } from "../domain/password.ts";

const timeoutMs = 1500;

interface Warns {
  warn(about: object, message: string): void;
}

/** Whether a password is known from a leak. Also false when the service cannot be reached. */
export type IsBreached = (password: string) => Promise<boolean>;

/**
 * Asks a service that speaks the range protocol of Have I Been Pwned. It receives the first 20 bits of a SHA-1 and
 * answers with all suffixes that it knows for them. The answer is padded, so that its length reveals nothing.
 * https://haveibeenpwned.com/API/v3#PwnedPasswords
 */
export function breachedPasswords(url: string | undefined, log: Warns): IsBreached {
  if (!url) return async () => false;
  return async (password) => {
    const digest = createHash("sha1").update(normalPassword(password)).digest("hex").toUpperCase();
    try {
      const response = await fetch(new URL(`range/${digest.slice(0, 5)}`, `${url.replace(/\/$/, "")}/`), {
        headers: { "add-padding": "true", "user-agent": "storytelling-identity" },
        signal: AbortSignal.timeout(timeoutMs),
        redirect: "error",
      });
      if (!response.ok) throw new Error(`It answered ${response.status}.`);
      return holds(await response.text(), digest.slice(5));
    } catch (error) {
      log.warn({ err: error }, "leaked passwords could not be looked up; common passwords are still refused");
      return false;
    }
  };
}

/** Whether a list of `SUFFIX:COUNT` holds a suffix with a count above 0. Padding has a count of 0. */
const holds = (list: string, suffix: string): boolean =>
  list.split("\n").some((line) => {
    const [known, count] = line.trim().split(":");
    return known?.toUpperCase() === suffix && Number(count) > 0;
  });
