/** A minimal browser: it keeps cookies by host and follows no redirect by itself. */
export interface Wanderer {
  go(
    url: string,
    options?: { method?: string; body?: unknown; form?: URLSearchParams; token?: string },
  ): Promise<Seen>;
  readonly cookies: Map<string, Map<string, string>>;
}

export interface Seen {
  readonly status: number;
  readonly url: string;
  /** The absolute URL of the redirect; null when there is none. */
  readonly location: string | null;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies whose shape they assert.
  readonly body: any;
}

export function wanderer(): Wanderer {
  const cookies = new Map<string, Map<string, string>>();
  return {
    cookies,
    async go(url, { method = "GET", body, form, token } = {}) {
      const { host } = new URL(url);
      const jar = cookies.get(host) ?? new Map<string, string>();
      cookies.set(host, jar);
      const headers: Record<string, string> = {
        cookie: [...jar].map((pair) => pair.join("=")).join("; "),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { "content-type": "application/json" } : {}),
      };
      const sent = form ?? (body ? JSON.stringify(body) : null);
      const answer = await fetch(url, { method, headers, body: sent, redirect: "manual" });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
      const text = await answer.text();
      const location = answer.headers.get("location");
      const json = answer.headers.get("content-type")?.includes("json");
      return {
        status: answer.status,
        url,
        location: location && new URL(location, url).href,
        text,
        body: json && text ? JSON.parse(text) : null,
      };
    },
  };
}

/** Signs in on an issuer's own pages and agrees to everything, until it redirects elsewhere. Returns that URL. */
export async function signInAt(
  browser: Wanderer,
  issuer: string,
  start: string,
  login: string,
): Promise<string> {
  let next: string = start;
  for (let step = 0; step < 12; step++) {
    if (!next.startsWith(issuer)) return next;
    const seen = await browser.go(next);
    if (seen.location) {
      next = seen.location;
      continue;
    }
    const [, action = ""] = /action="([^"]+)"/.exec(seen.text) ?? [];
    const prompt = /name="prompt" value="(\w+)"/.exec(seen.text)?.[1] ?? "";
    const form = new URLSearchParams({ prompt, login, password: "any" });
    const sent = await browser.go(new URL(action, next).href, { method: "POST", form });
    next = sent.location ?? "";
  }
  throw new Error(`The issuer never let go: ${next}`);
}

/** The parameters after the `#` of the URL that a browser came back to. */
export const saidIn = (url: string | null): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(new URL(url ?? "").hash.slice(1)));
