// breaks: domain-is-pure
export { rows } from "../store/rows.ts";
