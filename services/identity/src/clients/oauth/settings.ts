import { z } from "zod";

const name = "[A-Z][A-Z0-9]*";
const keys = "ISSUER|CLIENT_ID|CLIENT_SECRET|LABEL|SCOPE|TENANT|TEAM_ID|KEY_ID|PRIVATE_KEY|URL|API_URL";
const variable = new RegExp(`^(${name})_(${keys})$`);

const labels: Record<string, string> = {
  google: "Google",
  github: "GitHub",
  apple: "Apple",
  microsoft: "Microsoft",
};

/** The settings of one provider. */
export interface ProviderSettings {
  /** As in the address: `google`. */
  readonly name: string;
  /** As people know it. */
  readonly label: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly issuer: string | null;
  readonly scope: string | null;
  readonly tenant: string;
  /** How Apple's client secret is made. */
  readonly apple: { teamId: string; keyId: string; privateKey: string } | null;
  readonly github: { url: string; apiUrl: string };
}

/**
 * Reads variables such as `OAUTH_{NAME}_CLIENT_ID`, without the prefix `OAUTH_`, into a list of providers. An unknown
 * provider also needs `OAUTH_{NAME}_ISSUER`.
 */
export const OauthSettings = z
  .record(z.string(), z.string())
  .transform((given, context): ProviderSettings[] => {
    const groups = new Map<string, Record<string, string>>();
    const fault = (key: string, message: string) =>
      context.addIssue({ code: "custom", path: [key], message });
    for (const [key, value] of Object.entries(given)) {
      const [, group, setting] = variable.exec(key) ?? [];
      if (!group || !setting)
        fault(key, `Unknown setting. Give OAUTH_{NAME}_ and one of ${keys.replaceAll("|", ", ")}.`);
      else groups.set(group, { ...groups.get(group), [setting]: value });
    }
    return [...groups].flatMap(([group, set]) => {
      const provider = settingsOf(group.toLowerCase(), set);
      for (const [setting, message] of faultsOf(provider, set)) fault(`${group}_${setting}`, message);
      return [provider];
    });
  });

function settingsOf(name: string, set: Record<string, string>): ProviderSettings {
  const { TEAM_ID: teamId, KEY_ID: keyId, PRIVATE_KEY: privateKey } = set;
  return {
    name,
    label: set.LABEL ?? labels[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    clientId: set.CLIENT_ID ?? "",
    clientSecret: set.CLIENT_SECRET ?? null,
    issuer: set.ISSUER ?? null,
    scope: set.SCOPE ?? null,
    tenant: set.TENANT ?? "common",
    apple:
      teamId && keyId && privateKey
        ? { teamId, keyId, privateKey: privateKey.replaceAll("\\n", "\n") }
        : null,
    github: { url: set.URL ?? "https://github.com", apiUrl: set.API_URL ?? "https://api.github.com" },
  };
}

function* faultsOf(provider: ProviderSettings, set: Record<string, string>): Generator<[string, string]> {
  if (!set.CLIENT_ID) yield ["CLIENT_ID", "Missing."];
  if (provider.name === "apple") {
    if (!provider.apple)
      yield ["PRIVATE_KEY", "Give TEAM_ID, KEY_ID and PRIVATE_KEY, as Apple handed them out."];
  } else if (!set.CLIENT_SECRET) yield ["CLIENT_SECRET", "Missing."];
  if (!(provider.name in labels) && !set.ISSUER)
    yield ["ISSUER", "Missing. Give the provider's https:// address."];
  for (const key of ["ISSUER", "URL", "API_URL"])
    if (set[key] !== undefined && !isSafe(set[key]))
      yield [key, "Give an https:// address; http:// is allowed for this machine only."];
}

/** Whether traffic to an address is safe from being read or changed: https, or this machine. */
export function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === "https:" || (protocol === "http:" && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}
