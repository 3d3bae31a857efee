import type { Db as DbOf, Tx as TxOf } from "@storytelling/service";
import type { Tables } from "./tables.ts";

export type Tx = TxOf<Tables>;
export type Db = DbOf<Tables>;
export type Reader = Db["read"];
