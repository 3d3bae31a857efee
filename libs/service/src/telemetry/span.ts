import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  type Link,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";

const serviceKey = createContextKey("storytelling service");

export interface SpanStart {
  /** The service whose work this is; that of the current span when left out. */
  readonly service?: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  /** The parent; the current span when left out. */
  readonly parent?: Context;
  readonly links?: readonly Link[];
  /** Begins a new trace. */
  readonly root?: boolean;
}

/** Opens a span; the caller ends it. Costs next to nothing while tracing is off. */
export function openSpan(name: string, start: SpanStart): { span: Span; inside: Context } {
  const parent = start.parent ?? context.active();
  const service = start.service ?? serviceIn(parent) ?? serviceIn(context.active()) ?? "storytelling";
  const { kind, attributes } = start;
  const options = { kind, attributes, root: start.root ?? false, links: [...(start.links ?? [])] };
  const span = trace.getTracer(service).startSpan(name, options, parent);
  return { span, inside: trace.setSpan(parent, span).setValue(serviceKey, service) };
}

const serviceIn = (place: Context) => place.getValue(serviceKey) as string | undefined;

/** Runs `work` inside a span, which ends with it and records its failure. */
export async function inSpan<R>(
  name: string,
  start: SpanStart,
  work: (span: Span) => Promise<R>,
): Promise<R> {
  const { span, inside } = openSpan(name, start);
  try {
    return await context.with(inside, work, undefined, span);
  } catch (error) {
    failSpan(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/**
 * Marks a span as failed. The span has the kind of the error and where it was thrown, not its message, which may quote
 * a user's words. The message is in the log, under the same trace id.
 */
export function failSpan(span: Span, error: unknown): void {
  if (!span.isRecording()) return;
  const type = typeOf(error);
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR, message: type });
  const frames = error instanceof Error ? error.stack?.match(/^ {4}at .*$/gm)?.join("\n") : undefined;
  span.addEvent("exception", {
    "exception.type": type,
    ...(frames ? { "exception.stacktrace": frames } : {}),
  });
}

/** Marks the current span as failed. */
export function failActiveSpan(error: unknown): void {
  const span = trace.getActiveSpan();
  if (span) failSpan(span, error);
}

/** A refusal's or driver's code where there is one, else the name of the error's class. */
function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^[\w-]{2,60}$/.test(code) ? code : error.name;
}
