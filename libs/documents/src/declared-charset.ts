const HEAD_BYTES = 2_048;

/** The encoding that an XML declaration or an HTML `meta` names within the first 2 KiB, or null. */
export const declaredCharset = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString(
    "latin1",
  );
  return (
    head.match(/<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i)?.[1] ??
    head.match(/<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i)?.[1] ??
    null
  );
};
