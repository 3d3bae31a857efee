const common = new Set([
  "admin",
  "changeme",
  "change-me",
  "default",
  "guest",
  "pass",
  "password",
  "postgres",
  "redis",
  "root",
  "secret",
  "storytelling",
  "test",
]);

/** 32 random bytes have 30 different values on average, and fewer than 16 in less than one of 10^12 keys. */
const fewestValues = 16;

/** Whether a master key is not random, but typed or copied from an example. */
export const isWeakKey = (base64: string): boolean =>
  new Set(Buffer.from(base64, "base64")).size < fewestValues;

/** Whether the password in an address is missing, the user's name, or a common default. */
export function hasWeakPassword(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  const plain = decodeURIComponent(password).toLowerCase();
  return plain === "" || plain === decodeURIComponent(username).toLowerCase() || common.has(plain);
}
