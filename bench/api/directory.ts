import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";

/**
 * The address at which services find each other's keys. The peers call the subscription service as `story`. Their key
 * is published here beside that of our story service.
 */
export async function startDirectory() {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const peers = { ...(await exportJWK(publicKey)), kid: "bench-peer", alg: "EdDSA", use: "sig" };
  let story = "";
  const server = createServer(async (request, response) => {
    const own = story ? await fetch(new URL(request.url ?? "/", story)) : null;
    const { keys } = own?.ok ? ((await own.json()) as { keys: object[] }) : { keys: [] };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [...keys, peers] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    peerKey: JSON.stringify(await exportJWK(privateKey)),
    storyIsAt(url: string): void {
      story = url;
    },
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
