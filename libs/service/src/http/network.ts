import { isIP } from "node:net";

/**
 * The part of an address that identifies a subscriber: the whole IPv4 address, or the first 64 bits of an IPv6 address.
 * A subscriber has the whole /64. An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) counts as IPv4.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped) return mapped;
  if (isIP(plain) !== 6) return plain;
  return `${groupsOf(plain).slice(0, 4).join(":")}::/64`;
}

/** An IPv6 address as eight groups without leading zeros. */
function groupsOf(address: string): string[] {
  const hex = address.replace(/\d+\.\d+\.\d+\.\d+$/, "0:0");
  const [head = "", tail] = hex.split("::");
  const groups = (part: string) => part.split(":").filter(Boolean);
  const [front, back] = [groups(head), groups(tail ?? "")];
  const gap = tail === undefined ? [] : Array<string>(8 - front.length - back.length).fill("0");
  return [...front, ...gap, ...back].map((group) => Number.parseInt(group, 16).toString(16));
}
