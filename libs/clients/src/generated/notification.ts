// Made by npm run gen from openapi.json. Do not edit.

import type { Client } from "openapi-fetch";

export interface paths {
    "/notification/v1/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Write an entry */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 64,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: uuid
                             * @description A UUID.
                             */
                            id: string;
                            /** Format: date */
                            day: string;
                            text: string;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an entry */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
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
                        "application/json": {
                            /**
                             * Format: uuid
                             * @description A UUID.
                             */
                            id: string;
                            /** Format: date */
                            day: string;
                            text: string;
                            /** Format: date-time */
                            createdAt: string;
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
export type NotificationPaths = paths;
export type NotificationClient = Client<paths>;
