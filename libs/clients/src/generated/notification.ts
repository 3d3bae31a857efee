// Made by npm run gen from openapi.json. Do not edit.

import type { Client } from "openapi-fetch";

export interface paths {
    "/notification/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my messages */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    /** @description Only those that are not read yet. */
                    unread?: string;
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
                            items: {
                                /**
                                 * Format: uuid
                                 * @description A UUID.
                                 */
                                id: string;
                                kind: string;
                                storyId: string | null;
                                title: string;
                                body: string;
                                link: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                readAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow how many are unread */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Progress, one event a change. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": {
                            unread: number;
                            latest: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mark all as read */
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
                            /** @description How many were unread. */
                            read: number;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mark a message as read */
        post: {
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
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how I am told */
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
                            /** @description Null: as others know it, else English. */
                            language: ("en" | "de" | "fr" | "es" | "ar") | null;
                            timeZone: string;
                            /** @description When nothing but in-app messages is sent, by the clocks of the time zone. */
                            quietHours: {
                                from: string;
                                until: string;
                            } | null;
                            /**
                             * @description Daily: e-mail about what others contribute comes once a day.
                             * @enum {string}
                             */
                            digest: "off" | "daily";
                            digestHour: number;
                            /** @description The ways for topics; a topic that is not named has its usual ones. */
                            ways: {
                                [key: string]: ("email" | "sms" | "push" | "in-app")[];
                            };
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Change how I am told */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Null: as others know it, else English. */
                        language: ("en" | "de" | "fr" | "es" | "ar") | null;
                        timeZone: string;
                        /** @description When nothing but in-app messages is sent, by the clocks of the time zone. */
                        quietHours: {
                            from: string;
                            until: string;
                        } | null;
                        /**
                         * @description Daily: e-mail about what others contribute comes once a day.
                         * @enum {string}
                         */
                        digest: "off" | "daily";
                        digestHour: number;
                        /** @description The ways for topics; a topic that is not named has its usual ones. */
                        ways: {
                            [key: string]: ("email" | "sms" | "push" | "in-app")[];
                        };
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
                        "application/json": {
                            /** @description Null: as others know it, else English. */
                            language: ("en" | "de" | "fr" | "es" | "ar") | null;
                            timeZone: string;
                            /** @description When nothing but in-app messages is sent, by the clocks of the time zone. */
                            quietHours: {
                                from: string;
                                until: string;
                            } | null;
                            /**
                             * @description Daily: e-mail about what others contribute comes once a day.
                             * @enum {string}
                             */
                            digest: "off" | "daily";
                            digestHour: number;
                            /** @description The ways for topics; a topic that is not named has its usual ones. */
                            ways: {
                                [key: string]: ("email" | "sms" | "push" | "in-app")[];
                            };
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/push/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key that browsers subscribe with */
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
                            /** @description `applicationServerKey`, in base64url. */
                            publicKey: string;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/push/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List browsers that show my messages */
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
                            items: {
                                /**
                                 * Format: uuid
                                 * @description A UUID.
                                 */
                                id: string;
                                service: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Show my messages in this browser */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uri */
                        endpoint: string;
                        keys: {
                            p256dh: string;
                            auth: string;
                        };
                        expirationTime?: number | null;
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
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/push/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show my messages in a browser no more */
        delete: {
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
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: end such messages */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description From a letter's link or its List-Unsubscribe header. */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** End such messages, by the page's button or by a mail program (RFC 8058) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description From a letter's link or its List-Unsubscribe header. */
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "*/*": Blob;
                };
            };
            responses: {
                /** @description A page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/unsubscribe/{token}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: get such messages again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description From a letter's link or its List-Unsubscribe header. */
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "*/*": Blob;
                };
            };
            responses: {
                /** @description A page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/pages/style.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The style sheet of the pages */
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
                        "text/css; charset=utf-8": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/css; charset=utf-8": Blob;
                    };
                };
                /** @description What you have is still right. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/webhooks/twilio/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhook: somebody answered an SMS */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "*/*": Blob;
                };
            };
            responses: {
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/xml; charset=utf-8": Blob;
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/webhooks/twilio/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhook: what became of an SMS */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "*/*": Blob;
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/webhooks/mail/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhook: bounces and complaints */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    provider: "signed" | "postmark";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "*/*": Blob;
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/admin/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List messages by state */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    state?: "queued" | "held" | "sent" | "digested" | "failed" | "dropped" | "dead";
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
                            items: {
                                /**
                                 * Format: uuid
                                 * @description A UUID.
                                 */
                                id: string;
                                kind: string;
                                way: string;
                                /** @enum {string} */
                                state: "queued" | "held" | "sent" | "digested" | "failed" | "dropped" | "dead";
                                reason: string | null;
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                notBefore: string;
                                endedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/admin/messages/{id}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Try a dead message again */
        post: {
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
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/notification/v1/admin/messages/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Give a dead message up */
        post: {
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
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
