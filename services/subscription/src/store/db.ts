import type { Db, Tx as TxOf } from "@storytelling/service";
import type { Tables } from "./tables.ts";

export type Tx = TxOf<Tables>;
/** Reads outside a transaction. A transaction reads on its own connection, where it sees what it wrote. */
export type Reader = Db<Tables>["read"];
