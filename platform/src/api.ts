import { ApiProblem, answered, createClient, problemIn } from "@storytelling/clients";
import type { CollaborationClient, CollaborationPaths } from "@storytelling/clients/collaboration";
import { type EveryServiceClient, everyServiceClient } from "@storytelling/clients/every-service";
import type { IdentityClient, IdentityPaths } from "@storytelling/clients/identity";
import type { NarrationClient, NarrationPaths } from "@storytelling/clients/narration";
import type { NotificationClient, NotificationPaths } from "@storytelling/clients/notification";
import type { StoryClient, StoryPaths } from "@storytelling/clients/story";
import type { SubscriptionClient, SubscriptionPaths } from "@storytelling/clients/subscription";

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

/** Calls a platform over HTTP as one user; signs in again when the access token has expired. */
export class Api {
  readonly identity: IdentityClient;
  readonly story: StoryClient;
  readonly narration: NarrationClient;
  readonly subscription: SubscriptionClient;
  readonly collaboration: CollaborationClient;
  readonly notification: NotificationClient;
  readonly #url: string;
  readonly #who: Credentials;
  readonly #send = (request: Request): Promise<Response> => this.#sendSignedIn(request);
  #token: string | null = null;

  constructor(url: string, who: Credentials) {
    this.#url = url;
    this.#who = who;
    const options = { url, fetch: this.#send };
    this.identity = createClient<IdentityPaths>(options);
    this.story = createClient<StoryPaths>(options);
    this.narration = createClient<NarrationPaths>(options);
    this.subscription = createClient<SubscriptionPaths>(options);
    this.collaboration = createClient<CollaborationPaths>(options);
    this.notification = createClient<NotificationPaths>(options);
  }

  /** The routes that every service has, at this one. */
  at(service: string): EveryServiceClient {
    return everyServiceClient(service, { url: this.#url, fetch: this.#send });
  }

  /** Signs in; opens the account first when it does not exist. */
  async signIn(): Promise<void> {
    const { email, password } = this.#who;
    // Without a token: an invalid one would be refused even here.
    const identity = createClient<IdentityPaths>({ url: this.#url });
    const logIn = () => answered(identity.POST("/identity/v1/auth/login", { body: { email, password } }));
    const tokens = await logIn().catch(async (error: unknown) => {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      await answered(identity.POST("/identity/v1/auth/register", { body: this.#who }));
      return logIn();
    });
    if (!("accessToken" in tokens)) throw new Error(`${email} signs in with a second factor.`);
    this.#token = tokens.accessToken;
  }

  /** The response to a request of any path, for bytes and for paths that an answer names. @throws ApiProblem */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#send(new Request(new URL(path, this.#url), init));
    if (response.ok) return response;
    const text = await response.text();
    throw new ApiProblem(response.status, problemIn(parsed(text)));
  }

  async #sendSignedIn(request: Request): Promise<Response> {
    if (!this.#token) await this.signIn();
    const again = request.clone();
    const response = await this.#withToken(request);
    if (response.status !== 401) return response;
    await this.signIn();
    return this.#withToken(again);
  }

  #withToken(request: Request): Promise<Response> {
    request.headers.set("authorization", `Bearer ${this.#token}`);
    return fetch(request);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
