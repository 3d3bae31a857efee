import { z } from "zod";

const message = "Give an e-mail address such as ada@example.org.";

/**
 * The one spelling of an e-mail address: NFKC, trimmed, in lower case, its domain as DNS has it (`xn--…`). A mailbox
 * name beyond ASCII is refused and a domain beyond it shows as what it is, so no address passes for one that looks
 * like it. Letters go to this spelling, never to the one that was typed.
 */
function canonical(typed: string): string {
  const plain = typed.normalize("NFKC").trim().toLowerCase();
  const at = plain.lastIndexOf("@");
  const domain = plain.slice(at + 1);
  // Only names with letters beyond ASCII are converted: the URL parser would make other things of other input.
  if (at < 1 || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || /^[\w.-]*$/.test(domain)) return plain;
  return URL.canParse(`http://${domain}`)
    ? `${plain.slice(0, at)}@${new URL(`http://${domain}`).hostname}`
    : plain;
}

/** An e-mail address in its one spelling: two spellings of one mailbox are one account. */
export const Email = z
  .string()
  .max(1000, { error: message })
  .overwrite(canonical)
  .pipe(z.email({ error: message }).max(254, { error: message }));
export type Email = z.infer<typeof Email>;
