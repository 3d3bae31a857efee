import { createHash } from "node:crypto";
import { z } from "zod";

/** How a guest's token begins, so that it is told apart from users' tokens. */
export const guestTokenPrefix = "gst_";

/** The token of an invitation's link: 256 bits in base64url. Other texts are looked up all the same, and not found. */
export const InvitationToken = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "The last part of the link's address." });

/** The stored form of a token. It has 256 random bits, so it needs no slow hash. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();
