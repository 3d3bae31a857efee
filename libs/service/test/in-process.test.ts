import { inProcessBus } from "../src/index.ts";
import { busContract } from "./bus-contract.ts";

busContract("in-process", { open: async () => inProcessBus(), remembers: false });
