import type { Archive } from "./archive.ts";
import { unsupported } from "./faults.ts";
import { readXml } from "./xml.ts";

const FONT_OBFUSCATION = new Set(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]);

const locked = () =>
  unsupported(
    "file-protected",
    "This EPUB is copy-protected (DRM), so its text cannot be read: import a copy without protection.",
  );

/** Refuses a book whose text is encrypted; embedded fonts may be obfuscated. */
export const refuseLocked = async (archive: Archive): Promise<void> => {
  if (archive.has("META-INF/sinf.xml")) throw locked();
  const encryption = await archive.read("META-INF/encryption.xml");
  if (encryption === null) return;
  let secret = false;
  let inData = false;
  readXml(encryption.toString("utf8"), {
    open: (name, attributes) => {
      if (name === "EncryptedData") inData = true;
      if (name === "EncryptionMethod" && inData && !FONT_OBFUSCATION.has(attributes.Algorithm ?? ""))
        secret = true;
    },
    close: (name) => {
      if (name === "EncryptedData") inData = false;
    },
    text: () => {},
  });
  if (secret) throw locked();
};
