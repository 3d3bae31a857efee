import type { EventType } from "@storytelling/events";
import { catalogue, exampleOf } from "@storytelling/events/catalogue";
import { type JsonSchema, jsonSchemaOf } from "@storytelling/events/json-schema";
import type { Generated } from "./generated.ts";
import { listenersTo } from "./listeners.ts";

const preface = `# Events

The events that the services send each other. Generated from \`libs/events\` and every service's \`consumers.ts\` by
\`npm run gen\`; for programs: [asyncapi.json](asyncapi.json).

An event is sent as a CloudEvents 1.0 envelope. Events of one \`subject\` keep their order. Each is delivered at least
once, and has one effect at each listener. A schema only ever gains optional fields; any other change is a new version.
\`libs/events/golden/\` keeps a copy of each version, which must stay readable for ever. When a listener cannot handle an
event, it is parked with the later events of its subject: \`npm run events -- --help\`.
`;

const heading = ({ type, version }: EventType): string =>
  version === 1 ? type : `${type} version ${version}`;
const anchor = (event: EventType): string => heading(event).toLowerCase().replaceAll(" ", "-");
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

function listed(event: EventType): string {
  const all = listenersTo(event).map(({ service, consumer }) => `${service} (\`${consumer}\`)`);
  return all.length > 0 ? all.join(", ") : "nobody yet";
}

const overview = (): string[] => [
  row("event", "version", "what it means", "who sends", "who listens"),
  row("---", "---", "---", "---", "---"),
  ...catalogue.map((event) =>
    row(
      `[${event.type}](#${anchor(event)})`,
      String(event.version),
      event.summary,
      event.source,
      listed(event),
    ),
  ),
];

/** A schema in a few words: "one of a, b", "string (uuid)", "list of integer". */
function kind(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.map((value) => `\`${value}\``).join(", ")}`;
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map(kind).join(" or ");
  if (schema.items) return `list of ${kind(schema.items)}`;
  if (schema.format) return `${schema.type} (${schema.format})`;
  return String(schema.type ?? "anything");
}

/** A line for each field, with nested fields after their parent: `characters[].name`. */
function fields(schema: JsonSchema, prefix = ""): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const must = schema.required?.includes(name) ? "yes" : "no";
    return [
      row(`\`${path}\``, kind(field), must),
      ...fields(field, `${path}.`),
      ...(field.items ? fields(field.items, `${path}[].`) : []),
    ];
  });
}

const section = (event: EventType): string[] => [
  `## ${heading(event)}`,
  "",
  event.summary,
  `Sent by ${event.source}, about a ${event.aggregate}. Heard by ${listed(event)}.`,
  "",
  row("field of `data`", "what it is", "always there"),
  row("---", "---", "---"),
  ...fields(jsonSchemaOf(event.data)),
  "",
  "```json",
  JSON.stringify(exampleOf(event), null, 2),
  "```",
  "",
];

/** The page about every event, for people. */
export const eventsPage = (): string =>
  `${[preface, ...overview(), "", ...catalogue.flatMap(section)].join("\n").trimEnd()}\n`;

export const eventsPageFiles = async (): Promise<Generated[]> => [
  { path: "docs/events.md", text: eventsPage() },
];
