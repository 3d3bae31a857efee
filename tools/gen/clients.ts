import { isDeepStrictEqual } from "node:util";
import { openApiOf } from "@storytelling/service";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { constellation } from "../../platform/src/constellation.ts";
import type { Generated } from "./generated.ts";

type Operation = { readonly responses: Readonly<Record<string, unknown>> } & Readonly<
  Record<string, unknown>
>;
type Paths = Record<string, Readonly<Record<string, Operation>>>;
interface Document {
  readonly paths: Paths;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const folder = "libs/clients/src/generated";
const head = "// Made by npm run gen from openapi.json. Do not edit.\n\n";
const imports = `import type { Client } from "openapi-fetch";

`;
const problem = { $ref: "#/components/responses/Problem" };
const problems = {
  Problem: {
    description: "A refusal.",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  },
};

/**
 * The types of a client for each service, and of one for the routes that all of them have. No service loads these files.
 * So this can make them again when they are missing or broken.
 */
export async function clientFiles(): Promise<Generated[]> {
  const documents = constellation.map((service) => ({
    name: service.name,
    document: forClients(openApiOf(service) as unknown as Document, service.name),
  }));
  const shared = sharedBy(documents.map(({ document }) => document));
  const [first] = documents;
  if (!first) throw new Error("There is no service.");
  const own = documents.map(async ({ name, document }) => {
    const paths = Object.entries(document.paths).filter(([path]) => !(path in shared));
    const prefixed = Object.fromEntries(paths.map(([path, item]) => [`/${name}/v1${path}`, item]));
    return {
      path: `${folder}/${name}.ts`,
      text: `${head}${imports}${await typesOf({ ...document, paths: prefixed })}${names(name)}`,
    };
  });
  const every = {
    path: `${folder}/every-service.ts`,
    text: `${head}${await typesOf({ ...first.document, paths: shared })}${schemas}`,
  };
  return Promise.all([...own, every]);
}

const schemas = `
export type Schemas = components["schemas"];
`;

/** The names by which others import the types. */
function names(service: string): string {
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}`;
  return `${schemas}export type ${name}Paths = paths;
export type ${name}Client = Client<paths>;
`;
}

/** A document as callers need it: paths without the service's prefix, and all refusals of a route as one. */
function forClients({ paths, components }: Document, name: string): Document {
  const short = (path: string) => path.slice(`/${name}/v1`.length);
  const operationOf = ({ responses, summary, parameters, requestBody }: Operation) => ({
    summary,
    ...(parameters ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(responses).filter(([status]) => Number(status) < 400)),
      "4XX": problem,
      "5XX": problem,
    },
  });
  return {
    components,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        short(path),
        Object.fromEntries(
          Object.entries(item).map(([method, operation]) => [method, operationOf(operation)]),
        ),
      ]),
    ),
  };
}

/** The paths that are alike in all documents. */
function sharedBy([first, ...others]: readonly Document[]): Paths {
  const entries = Object.entries(first?.paths ?? {});
  return Object.fromEntries(
    entries.filter(([path, item]) => others.every(({ paths }) => isDeepStrictEqual(paths[path], item))),
  );
}

/** The types of a document, with the schemas alone that its paths need. */
async function typesOf({ paths, components }: Document): Promise<string> {
  const schemas = reachable({ paths, problems }, components.schemas);
  const document = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths,
    components: { schemas, responses: problems },
  };
  const ast = await openapiTS(document as unknown as OpenAPI3, {
    // A default is what a service takes for a value that was not sent: it makes no value required.
    defaultNonNullable: false,
    transform: ({ format }) => (format === "binary" ? ts.factory.createTypeReferenceNode("Blob") : undefined),
  });
  // A method that a path does not have needs no line to say so.
  return astToString(ast).replaceAll(/^ +(?:get|put|post|patch|delete|options|head|trace)\?: never;\n/gm, "");
}

function reachable(
  from: unknown,
  schemas: Readonly<Record<string, unknown>>,
  found: Record<string, unknown> = {},
): Record<string, unknown> {
  for (const [, name = ""] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (name in found) continue;
    found[name] = schemas[name];
    reachable(schemas[name], schemas, found);
  }
  return found;
}
