import { Refusal } from "@storytelling/values";
import { z } from "zod";

/** Checks the fields of a form beside its file. @throws Refusal that names each faulty field */
export function fieldsOf<S extends z.ZodRawShape>(
  shape: S,
  fields: Readonly<Record<string, string>>,
): z.infer<z.ZodObject<S>> {
  const checked = z.object(shape).safeParse(fields);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  throw new Refusal("invalid", "input-invalid", `${faults[0]?.field}: ${faults[0]?.message}`, { faults });
}
