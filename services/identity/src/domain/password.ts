import { Refusal } from "@storytelling/values";
import { z } from "zod";

const shortest = 8;
const longest = 200;
// A shorter name before the @ occurs by chance in too many good passwords.
const tellingName = 3;

/** The spelling of a password that is hashed (NFKC), so that the same characters from two keyboards are equal. */
export const normalPassword = (password: string): string => password.normalize("NFKC");

/** A new password in a request. `checkPassword` has the rules, so that each has a message of its own. */
export const NewPassword = z
  .string()
  .max(1000)
  .meta({ description: "8 to 200 characters of any kind.", minLength: shortest, maxLength: longest });

/**
 * Refuses a new password that is too short or long, common, or holds the name before the e-mail's @.
 * `isCommon` knows common passwords in lower case.
 * @throws Refusal `invalid` naming `field`
 */
export function checkPassword(
  password: string,
  about: { email: string; field: string; isCommon: (lower: string) => boolean },
): void {
  const { email, field, isCommon } = about;
  const plain = normalPassword(password);
  const lower = plain.toLowerCase();
  const name = email.slice(0, email.lastIndexOf("@"));
  const length = [...plain].length;
  if (length < shortest || length > longest)
    throw unfit(field, "password-length", `Give ${shortest} to ${longest} characters.`);
  if (isCommon(lower))
    throw unfit(
      field,
      "password-common",
      "Many people use this password, so attackers try it first. Choose another.",
    );
  if (name.length >= tellingName && lower.includes(name))
    throw unfit(
      field,
      "password-holds-email",
      "Leave the name from your e-mail address out of the password.",
    );
}

/** Refuses a password that is known from a leak. */
export const passwordBreached = (field: string): Refusal =>
  unfit(
    field,
    "password-breached",
    "This password was found in a leak, so attackers will try it. Choose another.",
  );

export const passwordWrong = (): Refusal => {
  const message = "This is not your current password.";
  return unfit("body.currentPassword", "password-wrong", message);
};

/** For an account whose owner signs in by other means. */
export const passwordNone = (): Refusal =>
  new Refusal(
    "conflict",
    "password-none",
    "This account has no password. POST /auth/password/forgot sends a link with which you can choose one.",
  );

const unfit = (field: string, code: string, message: string): Refusal =>
  new Refusal("invalid", code, `${field}: ${message}`, { faults: [{ field, message }] });
