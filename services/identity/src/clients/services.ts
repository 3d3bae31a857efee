import { partsType } from "@storytelling/service";

/** Fetches what another service keeps about somebody. */
export interface Services {
  /** @throws Error when the service cannot be reached or refuses */
  myData(service: string, token: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
}

/** `{service}` in the address stands for the service's name. */
export const servicesAt = (address: string): Services => ({
  async myData(service, token, signal) {
    const url = new URL(`/${service}/v1/my-data`, address.replaceAll("{service}", service));
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: partsType },
      signal,
    });
    if (response.ok && response.body && response.headers.get("content-type")?.startsWith(partsType))
      return response.body;
    await response.body?.cancel();
    throw new Error(`${service} answered ${response.status}.`);
  },
});
