// breaks: events-on-values
export { default } from "pg";
