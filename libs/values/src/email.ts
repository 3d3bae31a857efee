import { z } from "zod";

const message = "Give an e-mail address such as ada@example.org.";

/**
 * The canonical spelling of an e-mail address: NFKC, trimmed, in lower case, its domain as in DNS (`xn--…`). A mailbox
 * name beyond ASCII is refused, and a domain beyond ASCII appears as `xn--…`, so no address can imitate another.
 * Letters go to this spelling, never to the one that was typed.
 */
function canonical(typed: string): string {
  const plain = typed.normalize("NFKC").trim().toLowerCase();
  const at = plain.lastIndexOf("@");
  const domain = plain.slice(at + 1);
  // Only names with letters beyond ASCII are converted: the URL parser would change other input in unwanted ways.
  if (at < 1 || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || /^[\w.-]*$/.test(domain)) return plain;
  return URL.canParse(`http://${domain}`)
    ? `${plain.slice(0, at)}@${new URL(`http://${domain}`).hostname}`
    : plain;
}

/** An e-mail address in its canonical spelling: two spellings of one mailbox are one account. */
export const Email = z
  .string()
  .max(1000, { error: message })
  .overwrite(canonical)
  .pipe(z.email({ error: message }).max(254, { error: message }));
export type Email = z.infer<typeof Email>;
