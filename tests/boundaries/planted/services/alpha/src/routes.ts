// breaks: surface-on-use-cases
export { rows } from "./store/rows.ts";
export const routes = 1;
