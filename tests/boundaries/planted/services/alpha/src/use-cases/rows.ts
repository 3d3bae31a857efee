// breaks: sql-in-the-store
import { sql } from "kysely";

export const count = sql`select count(*) from stories`;
