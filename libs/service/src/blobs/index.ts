export { fileBlobs } from "./file-blobs.ts";
export { postgresKeys, type Queryable } from "./postgres-keys.ts";
export { type BlobInfo, type BlobStore, DamagedBlob, type KeyStore } from "./store.ts";
