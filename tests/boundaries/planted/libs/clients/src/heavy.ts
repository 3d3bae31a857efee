// breaks: clients-run-in-browsers
import { readFile } from "node:fs/promises";
export default readFile;
