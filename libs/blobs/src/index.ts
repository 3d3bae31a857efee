export { syncFolders } from "./durable-files.ts";
export { fileBlobs } from "./file-blobs.ts";
export { type BlobInfo, type BlobStore, DamagedBlob, type KeyStore } from "./store.ts";
