import type { Db, Tx as TxOf } from "@storytelling/service";
import type { Tables } from "./tables.ts";

export type Tx = TxOf<Tables>;
export type Reader = Db<Tables>["read"];
