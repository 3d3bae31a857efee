import type { Db, Tx as TxOf } from "@storytelling/service";
import type { Tables } from "./tables.ts";

export type Tx = TxOf<Tables>;
/** Reads; a transaction reads what it wrote, on its own connection. */
export type Reader = Db<Tables>["read"];
