// Made by npm run gen from openapi.json. Do not edit.

export interface paths {
    "/admin/parked-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List parked events */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    /** @description Of this consumer alone. */
                    consumer?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ParkedEvent"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/parked-events/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a parked event */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    seq: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeParkedEvent"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/parked-events/{seq}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Handle an aggregate's parked events again, in order */
        post: {
            parameters: {
                query?: {
                    /** @description Also when the first of them has failed 5 redrives. */
                    force?: "true" | "false";
                };
                header?: never;
                path: {
                    seq: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Redriven"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/parked-events/{seq}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Give a parked event up */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    seq: number;
                };
                cookie?: never;
            };
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why it may go unhandled; it is kept. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiscardedEvent"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List replays */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Replay"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Have events handled again by one consumer */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 100,000 bytes, 1100 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewReplay"];
                };
            };
            responses: {
                /** @description OK */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Replay"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/replays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a replay */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Replay"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/replays/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cancel a replay */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Replay"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/master-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this service's keys are wrapped */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyStatus"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/master-keys/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the master keys again, and rewrap secrets of other master keys by the current one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyStatus"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/my-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is kept about somebody here, for their export */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.storytelling.parts": Blob;
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/erase-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** After a backup was restored: tell all services whom they are to erase */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many erased users the event was sent for again. */
                            told: number;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/.well-known/service-keys.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public keys that check this service's requests to other services */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                /** @constant */
                                kty: "OKP";
                                /** @constant */
                                crv: "Ed25519";
                                x: string;
                                kid: string;
                                /** @constant */
                                alg: "EdDSA";
                                /** @constant */
                                use: "sig";
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/admin/service-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign requests to other services with the next key from now on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                kid: string;
                                /** @enum {string} */
                                state: "next" | "current" | "previous";
                                publishedAt: string;
                                currentFrom: string | null;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ParkedEvent: {
            /** @description Its place: events of one aggregate are handled by it. */
            seq: number;
            consumer: string;
            aggregateId: string;
            event: {
                id: string;
                source: string;
                type: string;
                dataversion: number;
                /** Format: date-time */
                time: string;
            };
            /** @description Why it could not be handled, the last time it was tried. */
            reason: string;
            /** @description How often it was tried before it was parked. */
            attempts: number;
            /** @description How often an operator drove it again in vain. */
            redrives: number;
            /** Format: date-time */
            parkedAt: string;
            lastRedriveAt: string | null;
        };
        WholeParkedEvent: {
            /** @description Its place: events of one aggregate are handled by it. */
            seq: number;
            consumer: string;
            aggregateId: string;
            event: {
                /** @constant */
                specversion: "1.0";
                id: string;
                source: string;
                type: string;
                subject: string;
                /** Format: date-time */
                time: string;
                /** @constant */
                datacontenttype: "application/json";
                dataversion: number;
                traceparent?: string;
                /** Format: uuid */
                replayid?: string;
                /** Format: date-time */
                replaytime?: string;
                replayfor?: string;
                tracestate?: string;
                data: unknown;
            };
            /** @description Why it could not be handled, the last time it was tried. */
            reason: string;
            /** @description How often it was tried before it was parked. */
            attempts: number;
            /** @description How often an operator drove it again in vain. */
            redrives: number;
            /** Format: date-time */
            parkedAt: string;
            lastRedriveAt: string | null;
        };
        Redriven: {
            /** @description How many have been handled now. */
            handled: number;
            /** @description How many of the aggregate are parked still. */
            left: number;
            /** @description The first that still fails, and why; those after it wait. Null: all are done. */
            stoppedAt: {
                seq: number;
                reason: string;
                redrives: number;
            } | null;
        };
        DiscardedEvent: {
            /** @description Its place: events of one aggregate are handled by it. */
            seq: number;
            consumer: string;
            aggregateId: string;
            event: {
                id: string;
                source: string;
                type: string;
                dataversion: number;
                /** Format: date-time */
                time: string;
            };
            /** @description Why it could not be handled, the last time it was tried. */
            reason: string;
            /** @description How often it was tried before it was parked. */
            attempts: number;
            /** @description How often an operator drove it again in vain. */
            redrives: number;
            /** Format: date-time */
            parkedAt: string;
            lastRedriveAt: string | null;
            /** Format: date-time */
            discardedAt: string;
            discardedBy: string;
            discardReason: string;
        };
        NewReplay: {
            /**
             * Format: date-time
             * @description Events of this moment and later.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Events before this moment; without it, all up to now.
             */
            to?: string;
            /** @description The events with these ids. */
            ids?: string[];
            /** @description Only of this aggregate. */
            aggregateId?: string;
            /** @description Who is to handle them again: service/consumer. */
            consumer: string;
        };
        Replay: {
            /** Format: uuid */
            id: string;
            consumer: string;
            wanted: {
                /**
                 * Format: date-time
                 * @description Events of this moment and later.
                 */
                from?: string;
                /**
                 * Format: date-time
                 * @description Events before this moment; without it, all up to now.
                 */
                to?: string;
                /** @description The events with these ids. */
                ids?: string[];
                /** @description Only of this aggregate. */
                aggregateId?: string;
            };
            /** @enum {string} */
            state: "running" | "done" | "cancelled" | "failed";
            /** @description How many events it is. */
            total: number;
            /** @description How many of them the bus has accepted again. */
            published: number;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            endedAt: string | null;
        };
        KeyStatus: {
            /** @description The id of the master key that wraps. */
            current: string;
            /** @description The ids of all master keys that were given, the current one first. */
            given: string[];
            /** @description Whether they can change while this process runs. */
            changeable: boolean;
            /**
             * @description Whether the current master key is the newest that was ever current here.
             * @enum {string}
             */
            standing: "newest" | "superseded" | "new";
            /** @description How many secrets each master key wraps; without an id: from before ids were stored. */
            wraps: {
                id: string | null;
                secrets: number;
            }[];
            /** @description How many secrets another master key wraps. */
            toRewrap: number;
        };
        /** @description What went wrong and how to mend it (RFC 9457). */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            requestId: string;
            faults?: {
                field: string;
                message: string;
            }[];
            /** @description How many faults are not listed. */
            moreFaults?: number;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description A refusal. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

export type Schemas = components["schemas"];
