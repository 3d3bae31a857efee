import { type GenericError, MultipleErrors, ProtocolError, protocolErrors } from "@platformatic/kafka";

/** Kafka did not do what was asked, or may not have; its message holds no event and no password. */
export class KafkaTrouble extends Error {
  override name = "KafkaTrouble";
  /** Kafka's names of what was wrong; none when no answer came. */
  readonly codes: ReadonlySet<string>;
  constructor(message: string, codes: Iterable<string> = []) {
    super(message);
    this.codes = new Set(codes);
  }
}

/** No connection came about, so nothing was asked. */
export class Unreachable extends KafkaTrouble {
  override name = "Unreachable";
}

/** The library hangs whole answers, and with them events, on its errors: only names and messages go on. */
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

/** The innermost cause says most: ECONNREFUSED rather than "failed". */
function reason(error: Error): string {
  return error.cause instanceof Error ? reason(error.cause) : error.message;
}

/** What a part of an answer refuses with. */
export const refusal = (errorCode: number, message?: string | null): KafkaTrouble =>
  trouble(new ProtocolError(errorCode, message));

/** Whether asking again may help. */
export const isPassing = (fault: KafkaTrouble): boolean =>
  isElsewhere(fault) || [...fault.codes].every((code) => protocolErrors[code]?.canRetry);

/** Whether another broker has to be asked: none answered, or the one that did is not the one for it. */
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
