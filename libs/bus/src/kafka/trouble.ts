import { type GenericError, MultipleErrors, ProtocolError, protocolErrors } from "@platformatic/kafka";

/** A request to Kafka failed or may have failed. The message contains no event and no password. */
export class KafkaTrouble extends Error {
  override name = "KafkaTrouble";
  /** Kafka's error codes; empty when no answer came. */
  readonly codes: ReadonlySet<string>;
  constructor(message: string, codes: Iterable<string> = []) {
    super(message);
    this.codes = new Set(codes);
  }
}

/** No connection could be made, so no request was sent. */
export class Unreachable extends KafkaTrouble {
  override name = "Unreachable";
}

/** The library attaches whole answers, with events, to its errors. We keep only names and messages. */
export function trouble(error: unknown): KafkaTrouble {
  if (error instanceof KafkaTrouble) return error;
  const parts = leaves(error);
  const codes = parts.filter((part) => part instanceof ProtocolError).map((part) => String(part.apiId));
  const messages = parts.map((part) =>
    part instanceof ProtocolError
      ? `${part.apiId} (${part.serverErrorMessage ?? part.message})`
      : reason(part),
  );
  return new KafkaTrouble([...new Set(messages)].join("; "), codes);
}

function leaves(error: unknown): (Error | GenericError)[] {
  if (error instanceof MultipleErrors) return error.errors.flatMap(leaves);
  return [error instanceof Error ? error : new Error(String(error))];
}

/** The innermost cause is the most precise: ECONNREFUSED instead of "failed". */
function reason(error: Error): string {
  return error.cause instanceof Error ? reason(error.cause) : error.message;
}

/** The error of a part of an answer. */
export const refusal = (errorCode: number, message?: string | null): KafkaTrouble =>
  trouble(new ProtocolError(errorCode, message));

/** Whether a retry may help. */
export const isPassing = (fault: KafkaTrouble): boolean =>
  isElsewhere(fault) || [...fault.codes].every((code) => protocolErrors[code]?.canRetry);

/** Whether another broker must be asked: none answered, or the one that answered is not responsible. */
export const isElsewhere = ({ codes }: KafkaTrouble): boolean =>
  codes.size === 0 || [...codes].some((code) => elsewhere.has(code));

const elsewhere = new Set([
  "NOT_LEADER_OR_FOLLOWER",
  "LEADER_NOT_AVAILABLE",
  "FENCED_LEADER_EPOCH",
  "UNKNOWN_LEADER_EPOCH",
  "UNKNOWN_TOPIC_OR_PARTITION",
  "UNKNOWN_TOPIC_ID",
  "INCONSISTENT_TOPIC_ID",
  "KAFKA_STORAGE_ERROR",
  "REPLICA_NOT_AVAILABLE",
  "NOT_COORDINATOR",
  "COORDINATOR_NOT_AVAILABLE",
]);
