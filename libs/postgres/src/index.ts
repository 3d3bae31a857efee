export { PostgresFailure } from "./failure.ts";
export { type PostgresOptions, type PostgresServer, startPostgres, stopPostgres } from "./server.ts";
