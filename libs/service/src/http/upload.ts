import { Busboy } from "@fastify/busboy";
import { Refusal } from "@storytelling/values";
import type { Request } from "express";
import type { Upload } from "./use-case.ts";

/**
 * Reads a multipart/form-data body with one file in the field `file`.
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
  const fields: Record<string, string> = {};
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
      limits: { fileSize: maxBytes, files: 1, fields: 20, fieldSize: 10_000, parts: 30, headerPairs: 50 },
    });
    form.on("field", (name, value) => {
      fields[name] = value;
    });
    form.on("file", (name, stream, filename) => {
      if (name !== "file") return void stream.resume();
      const chunks: Buffer[] = [];
      file = { filename: filename ?? "", chunks };
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("limit", () => reject(tooLarge()));
    });
    form.on("error", (cause) =>
      reject(new Refusal("malformed", "form-malformed", "The form is damaged or was cut off.", { cause })),
    );
    form.on("finish", () => {
      if (file) resolve({ filename: file.filename, bytes: Buffer.concat(file.chunks), fields });
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
    request.resume();
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      "malformed",
      "form-malformed",
      "The form is damaged: it has no boundary, or a part without a header.",
      { cause: error },
    );
  }
}
