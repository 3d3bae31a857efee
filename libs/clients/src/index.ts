export { ApiProblem, answered, type Called, problemIn } from "./answers.ts";
export { type ClientOptions, createClient } from "./client.ts";
export { items, type PageStart } from "./lists.ts";
export { watch } from "./streams.ts";
