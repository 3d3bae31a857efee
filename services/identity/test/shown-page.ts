import type { TestAnswer, TestService } from "@storytelling/service/testing";

/** A page as a browser receives it. */
export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

const shown = ({ status, headers, body }: TestAnswer): Shown => ({ status, headers, html: String(body) });

/** Opens pages, and sends their forms as a browser does. */
export const browserOf = (service: TestService) => ({
  look: async (path: string): Promise<Shown> => shown(await service.http.get(`pages/${path}`)),
  send: async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    shown(
      await service.http.post(`pages/${path}`, {
        body: new URLSearchParams(fields).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      }),
    ),
});

export const headingOf = ({ html }: Shown): string => /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? "";
