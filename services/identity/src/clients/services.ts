import { everyServiceClient } from "@storytelling/clients/every-service";
import {
  callPeer,
  partsType,
  ServiceName,
  type ServiceTokens,
  serviceTokenHeader,
} from "@storytelling/service";

/** The person whose data is fetched, and the token that allows it. */
export interface Subject {
  readonly userId: string;
  readonly token: string;
}

/** Fetches what another service keeps about a person. */
export interface Services {
  /** @throws Error when the service cannot be reached or refuses */
  myData(service: string, of: Subject, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
}

/** `{service}` in the address stands for the service's name. */
export const servicesAt = (address: string, tokens: ServiceTokens): Services => ({
  async myData(name, { userId, token }, signal) {
    const service = ServiceName.parse(name);
    const client = everyServiceClient(service, {
      url: address.replaceAll("{service}", service),
      headers: {
        authorization: `Bearer ${token}`,
        // A job gathers the data; it has no address.
        [serviceTokenHeader]: await tokens.tokenFor({ service, userId, address: null }),
        accept: partsType,
      },
      redirect: "error",
      signal,
      async fetch(request, route) {
        const response = await callPeer(request, route);
        if (response.ok && response.headers.get("content-type")?.startsWith(partsType)) return response;
        await response.body?.cancel();
        throw new Error(`${service} answered ${response.status}.`);
      },
    });
    const { data } = await client.GET("/my-data", { parseAs: "stream" });
    if (!data) throw new Error(`${service} answered without a body.`);
    return data;
  },
});
