import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { problem } from "./problem.ts";

const answers: Readonly<Record<string, { status: number; line: string; code: string; detail: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    line: "431 Request Header Fields Too Large",
    code: "headers-too-large",
    detail: "The headers are larger than 16 kB. Send fewer or shorter ones.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    line: "408 Request Timeout",
    code: "request-too-slow",
    detail: "The request did not arrive in time. Send it again.",
  },
};
const malformed = {
  status: 400,
  line: "400 Bad Request",
  code: "request-malformed",
  detail: "This is not valid HTTP (RFC 9112).",
};

/** Answers requests that Node's HTTP parser refuses with problem+json, as all others. */
export function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, line, code, detail } = answers[error.code ?? ""] ?? malformed;
  const body = JSON.stringify(problem(status, code, detail, randomUUID()));
  socket.end(
    `HTTP/1.1 ${line}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
