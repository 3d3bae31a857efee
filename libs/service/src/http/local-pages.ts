import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { BlockList, isIP } from "node:net";
import type { Request, RequestHandler, Response } from "express";
import { sendLocalPage } from "./local-page.ts";
import { problem } from "./problem.ts";

/** Shows the pages of a development platform only to the person at this machine. */
export interface LocalPages {
  /** `GET /local?key=…`: lets this browser in. */
  readonly enter: RequestHandler;
  /** Refuses everybody else. */
  readonly only: RequestHandler;
  mayLook(request: Request): boolean;
}

/**
 * Admits requests from this machine that have its key: a browser by a cookie, a program by `Authorization: Bearer KEY`.
 * Requests through a proxy are refused even with the key, since such a proxy would show strangers every letter.
 * @param start where the link with the key redirects to
 */
export function localPages(key: string, start = "/"): LocalPages {
  // Browsers send our cookie to other servers on this machine, too, since cookies ignore ports. It does not reveal the
  // key.
  const pass = createHmac("sha256", key).update("cookie of the local pages").digest("base64url");
  const cookieName = (request: Request) => `storytelling-local-${request.socket.localPort}`;
  const hasKey = (request: Request) => {
    const [scheme, token] = (request.get("authorization") ?? "").split(" ");
    if (scheme?.toLowerCase() === "bearer" && isSame(token ?? "", key)) return true;
    return isSame(cookieOf(request, cookieName(request)), pass);
  };
  const enter: RequestHandler = (request, response) => {
    if (!cameDirectly(request)) return refuse(request, response, elsewhere);
    if (!isSame(String(request.query.key ?? ""), key)) return refuse(request, response, keyless);
    response.cookie(cookieName(request), pass, { httpOnly: true, sameSite: "strict", path: "/" });
    response.setHeader("cache-control", "no-store");
    response.redirect(303, start);
  };
  const only: RequestHandler = (request, response, next) => {
    if (!cameDirectly(request)) refuse(request, response, elsewhere);
    else if (!hasKey(request)) refuse(request, response, keyless);
    else {
      response.setHeader("cache-control", "no-store");
      next();
    }
  };
  return { enter, only, mayLook: (request) => cameDirectly(request) && hasKey(request) };
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");
const proxied = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

/** Whether a request came over loopback to one of its names, without the header of a proxy. */
function cameDirectly({ socket, headers }: Request): boolean {
  const from = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const here = isIP(from) !== 0 && loopback.check(from, isIP(from) === 6 ? "ipv6" : "ipv4");
  const name = (headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
  const own = ["localhost", "127.0.0.1", "[::1]"].includes(name);
  return here && own && !Object.keys(headers).some((header) => proxied.test(header));
}

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
/** Compares in constant time. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(hash(one), hash(other));

const cookieOf = ({ headers }: Request, name: string): string =>
  (headers.cookie ?? "")
    .split(/; */)
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? "";

const elsewhere = {
  status: 403,
  code: "local-only",
  title: "This page is for this machine alone",
  detail:
    "It opens only on the machine that the platform runs on, at http://localhost, and not through a proxy.",
};
const keyless = {
  status: 401,
  code: "local-key-missing",
  title: "This page needs this installation's key",
  detail:
    "Open the link that was printed at the start. To print it again: npm start -- --show-logins. A program sends what is in the file local-key of the data folder, as: Authorization: Bearer KEY.",
};

function refuse(request: Request, response: Response, why: typeof elsewhere): void {
  const { status, code, title, detail } = why;
  if (request.accepts(["json", "html"]) === "html") {
    sendLocalPage(response, { status, title, body: `<h1>${title}</h1>\n<p>${detail}</p>` });
    return;
  }
  response.status(status).setHeader("cache-control", "no-store");
  response.type("application/problem+json").send(JSON.stringify(problem(status, code, detail, randomUUID())));
}
