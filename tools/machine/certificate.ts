import { join } from "node:path";
import { lastWords, run } from "./run.ts";

/** PEM files: a key, and its self-signed certificate for 127.0.0.1. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Makes a certificate that is valid for a day, by openssl(1). */
export async function makeCertificate(dir: string): Promise<Certificate> {
  const files = { key: join(dir, "key.pem"), cert: join(dir, "cert.pem") };
  const made = await run(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", files.key, "-out", files.cert],
    ],
    { seconds: 30 },
  );
  if (made.code !== 0) throw new Error(`openssl could not make a certificate: ${lastWords(made)}`);
  return files;
}
