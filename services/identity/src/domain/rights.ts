import { type DomainEvent, userErased, userErasureRequested } from "@storytelling/events";
import { Refusal } from "@storytelling/values";
import { z } from "zod";

const day = 24 * 3_600_000;

/** When a finished export expires: after 7 days. */
export const exportEnd = (finished: Date): Date => new Date(finished.getTime() + 7 * day);

/** An export of a person's data into one file. */
export interface Export {
  readonly id: string;
  readonly userId: string;
  readonly status: "gathering" | "ready" | "partial";
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly size: number | null;
  readonly parts: readonly { readonly service: string; readonly state: "waiting" | "gathered" | "missing" }[];
}

export const ExportView = z.object({
  status: z.enum(["gathering", "ready", "partial", "expired"]).meta({
    description: "`partial`: not every service could be reached; manifest.json in the file says which.",
  }),
  requestedAt: z.string(),
  finishedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  size: z.number().int().nullable().meta({ description: "In bytes." }),
  services: z.array(z.object({ service: z.string(), state: z.enum(["waiting", "gathered", "missing"]) })),
  download: z.string().nullable().meta({ description: "Where the file is, for its owner alone." }),
});

export function exportViewOf(given: Export, now: Date): z.infer<typeof ExportView> {
  const expired = given.expiresAt !== null && given.expiresAt <= now;
  const fetchable = given.status !== "gathering" && !expired;
  return {
    status: expired ? "expired" : given.status,
    requestedAt: given.requestedAt.toISOString(),
    finishedAt: given.finishedAt?.toISOString() ?? null,
    expiresAt: given.expiresAt?.toISOString() ?? null,
    size: given.size,
    services: [...given.parts],
    download: fetchable ? "/identity/v1/users/me/export/data.zip" : null,
  };
}

/** An erasure. Its record stays after the person is gone. */
export interface Erasure {
  readonly id: string;
  readonly userId: string;
  readonly requestedAt: Date;
  readonly doneAt: Date | null;
  readonly services: readonly { readonly service: string; readonly erasedAt: Date | null }[];
}

export const ErasureView = z.object({
  id: z
    .string()
    .meta({ description: "The receipt: anyone who knows it may read the progress of the erasure." }),
  status: z.enum(["requested", "partial", "done"]).meta({
    description: "`partial`: some services have erased; those in `waitingFor` have not yet.",
  }),
  requestedAt: z.string(),
  doneAt: z.string().nullable(),
  erased: z.array(z.string()),
  waitingFor: z.array(z.string()),
});

export function erasureViewOf(erasure: Erasure): z.infer<typeof ErasureView> {
  const names = (erased: boolean) =>
    erasure.services.filter((one) => (one.erasedAt !== null) === erased).map((one) => one.service);
  const [erased, waitingFor] = [names(true), names(false)];
  return {
    id: erasure.id,
    status: erasure.doneAt ? "done" : erased.length > 0 ? "partial" : "requested",
    requestedAt: erasure.requestedAt.toISOString(),
    doneAt: erasure.doneAt?.toISOString() ?? null,
    erased,
    waitingFor,
  };
}

/** The event for the end of an account. Tokens made until now, and in this millisecond, are void. */
export const requestErasure = (erasureId: string, userId: string, now: Date): readonly DomainEvent[] => {
  const requestedAt = new Date(now.getTime() + 1).toISOString();
  return [userErasureRequested(userId, { userId, erasureId, requestedAt })];
};

/** Notes that one more service has erased; the last one adds an event. Idempotent. */
export function noteErased(
  erasure: Erasure,
  service: string,
  now: Date,
): { erasure: Erasure; events: readonly DomainEvent[] } {
  const known = erasure.services.some((one) => one.service === service);
  const services = [...erasure.services, ...(known ? [] : [{ service, erasedAt: null }])].map((one) =>
    one.service === service ? { service, erasedAt: one.erasedAt ?? now } : one,
  );
  if (erasure.doneAt || services.some((one) => one.erasedAt === null))
    return { erasure: { ...erasure, services }, events: [] };
  const { id: erasureId, userId } = erasure;
  const event = userErased(userId, { userId, erasureId, erasedAt: now.toISOString() });
  return { erasure: { ...erasure, services, doneAt: now }, events: [event] };
}

export const passwordWrong = (): Refusal =>
  new Refusal("forbidden", "password-wrong", "body.password: This is not your password.", {
    faults: [{ field: "body.password", message: "This is not your password." }],
  });
