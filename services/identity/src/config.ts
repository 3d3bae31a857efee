import { baseConfig } from "@storytelling/service";
import { Email } from "@storytelling/values";
import { z } from "zod";

/** What identity reads from the environment. */
export const identityConfig = z.object({
  ...baseConfig,
  /** Whoever opens an account with this address while there is no admin becomes the first one. */
  ADMIN_EMAIL: Email.optional(),
  /** Where the services are reached for exports; `{service}` stands for each one's name. */
  SERVICES_URL: z
    .string()
    .regex(/^https?:\/\//)
    .default("http://localhost:8080"),
  /** A file that heads of the audit log are appended to, besides the log: what was cut off its end is missed by them. */
  AUDIT_ANCHORS: z.string().optional(),
  /** Threads that Node has for hashing and files together; passwords leave one of them to the files. */
  UV_THREADPOOL_SIZE: z.coerce.number().int().min(1).max(1024).default(4),
});
export type IdentityConfig = z.infer<typeof identityConfig>;
