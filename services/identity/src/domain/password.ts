import { Refusal } from "@storytelling/values";

const shortest = 8;
const longest = 200;
// A shorter name before the @ occurs in too many good passwords by chance.
const tellingName = 3;

/** The one spelling of a password that is hashed: what looks alike on two keyboards is alike (NFKC). */
export const normalPassword = (password: string): string => password.normalize("NFKC");

/**
 * Refuses a new password that is too short or long, common, or holds the name before the e-mail's @.
 * `isCommon` knows common passwords in lower case.
 * @throws Refusal `invalid` naming `body.password`
 */
export function checkPassword(password: string, email: string, isCommon: (lower: string) => boolean): void {
  const plain = normalPassword(password);
  const lower = plain.toLowerCase();
  const name = email.slice(0, email.lastIndexOf("@"));
  const length = [...plain].length;
  if (length < shortest || length > longest)
    throw unfit("password-length", `Give ${shortest} to ${longest} characters.`);
  if (isCommon(lower))
    throw unfit("password-common", "Many people use this password, so it is guessed first. Choose another.");
  if (name.length >= tellingName && lower.includes(name))
    throw unfit("password-holds-email", "Leave the name from your e-mail address out of the password.");
}

const unfit = (code: string, message: string): Refusal =>
  new Refusal("invalid", code, `body.password: ${message}`, {
    faults: [{ field: "body.password", message }],
  });
