import { Busboy } from "@fastify/busboy";
import { Refusal } from "@storytelling/values";
import type { Request } from "express";
import { restOf } from "./body/rest-of.ts";
import type { Upload } from "./use-case.ts";

const limits = { files: 1, fields: 20, fieldSize: 10_000, parts: 21, headerPairs: 50, headerSize: 8_000 };
const longestName = 100;
/** The size of a form's fields, headers and boundaries beside its file. */
const wrappingBytes = 300_000;

/**
 * Reads a multipart/form-data body with one file in the field `file`. It stops at the first limit that is exceeded; the
 * parser alone would read on through millions of empty parts.
 * @throws Refusal `unsupported`, `too-large`, `malformed` or `invalid`
 */
export async function readUpload(request: Request, maxBytes: number): Promise<Upload> {
  const type = request.headers["content-type"] ?? "";
  if (!/^multipart\/form-data;/i.test(type)) {
    throw new Refusal(
      "unsupported",
      "not-a-form",
      "Send the file as multipart/form-data, in a field named file.",
    );
  }
  const { promise, resolve, reject } = Promise.withResolvers<Upload>();
  const fields = new Map<string, string>();
  let file: { filename: string; chunks: Buffer[] } | null = null;
  const tooLarge = () =>
    new Refusal(
      "too-large",
      "file-too-large",
      `The file is larger than the ${Math.floor(maxBytes / 1_048_576)} MB allowed here.`,
      {
        faults: [{ field: "file", message: `At most ${maxBytes} bytes.` }],
      },
    );
  try {
    const form = new Busboy({
      headers: { ...request.headers, "content-type": type },
      limits: { ...limits, fileSize: maxBytes },
    });
    form.on("field", (name, value, _nameCut, valueCut) => {
      if (valueCut || name.length > longestName) reject(fieldTooLong(name));
      fields.set(name, value);
    });
    form.on("file", (name, stream, filename) => {
      if (name !== "file") return void stream.resume();
      const chunks: Buffer[] = [];
      file = { filename: filename ?? "", chunks };
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("limit", () => reject(tooLarge()));
    });
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
      form.on(limit, () => reject(tooManyParts()));
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes + wrappingBytes) reject(tooLarge());
    });
    form.on("error", (cause) =>
      reject(new Refusal("malformed", "form-malformed", "The form is damaged or was cut off.", { cause })),
    );
    form.on("finish", () => {
      if (file)
        resolve({
          filename: file.filename,
          bytes: Buffer.concat(file.chunks),
          fields: Object.fromEntries(fields),
        });
      else
        reject(
          new Refusal("invalid", "file-missing", "file: Send the file in a field named file.", {
            faults: [{ field: "file", message: "Missing." }],
          }),
        );
    });
    request.on("aborted", () =>
      reject(new Refusal("malformed", "body-cut-off", "The upload was cut off. Send it again.")),
    );
    request.pipe(form);
    return await promise;
  } catch (error) {
    request.unpipe();
    await restOf(request);
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      "malformed",
      "form-malformed",
      "The form is damaged: it has no boundary, or a part without a header.",
      { cause: error },
    );
  }
}

const fieldTooLong = (name: string) =>
  new Refusal("too-large", "field-too-long", "A field of the form is too long.", {
    faults: [{ field: name, message: `At most ${limits.fieldSize} bytes, its name ${longestName}.` }],
  });

const tooManyParts = () =>
  new Refusal(
    "too-large",
    "form-too-many-parts",
    `The form has too many parts. Send one file, in a field named file, and at most ${limits.fields} fields.`,
  );
