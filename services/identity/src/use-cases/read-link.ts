import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { type LinkPurpose, LinkToken } from "../domain/mail-link.ts";
import { findLink } from "../store/mail-links.ts";

/** The purpose of a letter's link. Reading does not use the link up, since mail scanners open every link. */
export const readLink = (...purposes: readonly LinkPurpose[]) =>
  useCase({
    query: z.object({ token: LinkToken }),
    answer: z.object({ purpose: z.string() }),
    async run(app, { query }) {
      const link = await findLink(app.db.read, query.token, purposes, app.clock.now());
      if (!link) throw notFound("link");
      return answer({ purpose: link.purpose });
    },
  });
