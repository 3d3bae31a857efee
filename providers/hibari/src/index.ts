export { createHibari } from "./hibari.ts";
