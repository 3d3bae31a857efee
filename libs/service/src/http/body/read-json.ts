import { Refusal } from "@storytelling/values";
import express, { type RequestHandler } from "express";
import { type JsonLimits, SMALL_BYTES } from "./limits.ts";
import { parseApart } from "./parse-apart.ts";
import { parseJson } from "./parse-json.ts";

/** Reads a JSON body within limits. The request is known to have one. */
export function readJsonBody(limits: JsonLimits): RequestHandler[] {
  const parse: RequestHandler = async (request, _response, next) => {
    const { charset = "utf-8" } = parametersOf(request.get("content-type"));
    if (charset !== "utf-8")
      throw new Refusal("unsupported", "encoding-unsupported", "Send the body as UTF-8.");
    const bytes: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const parsed = bytes.length > SMALL_BYTES ? await parseApart(bytes, limits) : parseJson(bytes, limits);
    if ("refused" in parsed) {
      const { kind, code, message } = parsed.refused;
      throw new Refusal(kind, code, message);
    }
    request.body = parsed.value;
    next();
  };
  return [express.raw({ limit: limits.bytes, type: () => true }), parse];
}

/** The parameters of a content type, in lower case. */
function parametersOf(type = ""): Partial<Record<string, string>> {
  const pairs = type.toLowerCase().split(";").slice(1);
  return Object.fromEntries(
    pairs.map((pair) => pair.split("=").map((part) => part.trim().replaceAll('"', ""))),
  );
}
