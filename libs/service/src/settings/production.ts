import { serviceNames } from "@storytelling/events";
import type { Fault } from "./fault.ts";
import { isLoopback } from "./loopback.ts";
import { hasWeakPassword, isWeakKey } from "./weak-secrets.ts";

/** The settings that could be read, by name. Those that are not set have their default, or none. */
export type Settings = Readonly<Record<string, unknown>>;

export interface Examined {
  readonly values: Settings;
  /** The names that the environment sets, without defaults. */
  readonly given: ReadonlySet<string>;
  /** All names that the service reads. */
  readonly names: ReadonlySet<string>;
}

const peers = ["jwks", "services", ...serviceNames].map((name) => `${name.toUpperCase()}_URL`);
const outside = ["PUBLIC_URL", "WEB_URL"];

/** What every service refuses in production, besides the faults of single settings. */
export function* productionFaults({ values, given, names }: Examined): Generator<Fault> {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : "");
  for (const setting of [...outside, ...peers].filter((name) => names.has(name))) {
    const inside = peers.includes(setting);
    if (!given.has(setting))
      yield {
        setting,
        message: inside
          ? "Missing. Give the address of the other service."
          : "Missing. Give the address that people open, such as https://stories.example.com.",
      };
    else if (text(setting).startsWith("http:") && !isLoopback(text(setting).replaceAll(/[{}]/g, ""))) {
      if (!inside)
        yield { setting, message: "Plain http can be read and changed on its way. Give https://." };
      else if (values.SERVICE_MESH !== "istio")
        yield {
          setting,
          message:
            "Plain http can be read on its way. Give https://, or SERVICE_MESH=istio where the mesh encrypts it.",
        };
    }
  }
  if (names.has("MASTER_KEY") && !given.has("MASTER_KEY") && !given.has("MASTER_KEY_FILE"))
    yield {
      setting: "MASTER_KEY",
      message:
        "Missing. Give 32 random bytes in base64, e.g. from: openssl rand -base64 32, or MASTER_KEY_FILE.",
    };
  if (
    text("MASTER_KEY")
      .split(/[\s,]+/)
      .some((key) => key !== "" && isWeakKey(key))
  )
    yield { setting: "MASTER_KEY", message: "Not random. Make one with: openssl rand -base64 32" };
  for (const setting of ["DATABASE_URL", "REDIS_URL"]) {
    if (text(setting) === "" || isLoopback(text(setting))) continue;
    if (hasWeakPassword(text(setting)))
      yield { setting, message: "Its password is missing or a default. Set a random one." };
  }
}
