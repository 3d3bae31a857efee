export { type Certificate, makeCertificate } from "./certificate.ts";
export { ensureProgram, type Found } from "./ensure-program.ts";
export { type KafkaBroker, startKafka } from "./kafka.ts";
export { type KafkaCluster, type KafkaNode, startKafkaCluster } from "./kafka-cluster.ts";
export { ensureKafka, type KafkaHome } from "./kafka-home.ts";
export type { Program } from "./programs.ts";
export { type RedisServer, startRedis } from "./redis.ts";
export { requireOrSkip } from "./require-or-skip.ts";
