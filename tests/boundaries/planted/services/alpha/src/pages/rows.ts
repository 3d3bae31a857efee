// breaks: pages-are-views
export { rows } from "../store/rows.ts";
