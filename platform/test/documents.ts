/** The part of JSON Schema that our documents use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Operation {
  readonly security?: readonly object[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>
  >;
}

interface Loose {
  readonly paths?: object | undefined;
  readonly components?: unknown;
}

/** A document's routes. */
export const operationsOf = (document: Loose): { method: string; path: string; operation: Operation }[] =>
  Object.entries((document.paths ?? {}) as Record<string, Record<string, Operation>>).flatMap(([path, all]) =>
    Object.entries(all).map(([method, operation]) => ({ method, path, operation })),
  );

/** A schema with every reference replaced by its target; none of ours is recursive. */
export function resolved(schema: Schema, document: Loose): Schema {
  const { schemas = {} } = (document.components ?? {}) as { schemas?: Record<string, Schema> };
  const name = schema.$ref?.split("/").at(-1);
  if (name !== undefined) return resolved(schemas[name] ?? {}, document);
  const all = (list?: readonly Schema[]) => list?.map((one) => resolved(one, document));
  const { anyOf, oneOf, allOf, items, properties, additionalProperties: more } = schema;
  return {
    ...schema,
    ...(anyOf && { anyOf: all(anyOf) ?? [] }),
    ...(oneOf && { oneOf: all(oneOf) ?? [] }),
    ...(allOf && { allOf: all(allOf) ?? [] }),
    ...(items && { items: resolved(items, document) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, one]) => [key, resolved(one, document)]),
      ),
    }),
    ...(more && typeof more === "object" && { additionalProperties: resolved(more, document) }),
  };
}

/** The body schemas of a document's routes. */
export const bodySchemas = (document: Loose): { route: string; type: string; schema: Schema }[] =>
  operationsOf(document).flatMap(({ method, path, operation }) =>
    Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => ({
      route: `${method} ${path}`,
      type,
      schema: resolved(schema, document),
    })),
  );
