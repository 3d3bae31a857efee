import {
  callPeer,
  partsType,
  ServiceName,
  type ServiceTokens,
  serviceTokenHeader,
  urlAt,
} from "@storytelling/service";

/** Whose data is fetched, and the token with which that can be done. */
export interface Subject {
  readonly userId: string;
  readonly token: string;
}

/** Fetches what another service keeps about somebody. */
export interface Services {
  /** @throws Error when the service cannot be reached or refuses */
  myData(service: string, of: Subject, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
}

/** `{service}` in the address stands for the service's name. */
export const servicesAt = (address: string, tokens: ServiceTokens): Services => ({
  async myData(name, { userId, token }, signal) {
    const service = ServiceName.parse(name);
    const url = urlAt(address, service, "/my-data");
    const response = await callPeer(url, url.pathname, {
      headers: {
        authorization: `Bearer ${token}`,
        // It is gathered by a job, which has no address.
        [serviceTokenHeader]: await tokens.tokenFor({ service, userId, address: null }),
        accept: partsType,
      },
      redirect: "error",
      signal,
    });
    if (response.ok && response.body && response.headers.get("content-type")?.startsWith(partsType))
      return response.body;
    await response.body?.cancel();
    throw new Error(`${service} answered ${response.status}.`);
  },
});
