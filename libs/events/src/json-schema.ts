import { z } from "zod";

/** The part of JSON Schema that zod writes for our events. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

/** A schema as draft-07 JSON Schema. A named format is written by its name only, without zod's pattern for it. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    override({ jsonSchema }) {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  const { $schema: _, "~standard": __, ...rest } = made as Record<string, unknown>;
  return rest as JsonSchema;
}
