// breaks: clients-call-others
import { Worker } from "node:worker_threads";

export const work = Worker;
