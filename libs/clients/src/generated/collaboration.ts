// Made by npm run gen from openapi.json. Do not edit.

import type { Client } from "openapi-fetch";

export interface paths {
    "/collaboration/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my sessions */
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
                            items: {
                                /**
                                 * Format: uuid
                                 * @description A UUID.
                                 */
                                id: string;
                                /**
                                 * Format: uuid
                                 * @description A UUID.
                                 */
                                storyId: string;
                                storyTitle: string;
                                title: string;
                                /** @enum {string} */
                                status: "open" | "closed";
                                yours: boolean;
                                deadline: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Open a session on a story */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 800,000 bytes, 22100 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description A UUID.
                         */
                        storyId: string;
                        title?: string;
                        description?: string;
                        /** @description Your name for guests; your display name unless given. */
                        organiser?: string;
                        /** @default {} */
                        asked?: {
                            /** @default null */
                            characters?: string[] | null;
                            /** @default [] */
                            lines?: number[];
                            /** @default false */
                            memories?: boolean;
                        };
                        /**
                         * @default own
                         * @enum {string}
                         */
                        listen?: "own" | "all" | "finished";
                        /** @default true */
                        namesShown?: boolean;
                        /** @default true */
                        reminds?: boolean;
                        /** @description In which guests are addressed; the story's unless given. */
                        language?: string;
                        /** Format: date-time */
                        deadline?: string;
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
                        "application/json": components["schemas"]["Session"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a session */
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
                        "application/json": components["schemas"]["Session"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Delete a session with everything that was given in it */
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
        /** Change a session */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 800,000 bytes, 22100 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        description?: string | null;
                        organiser?: string;
                        asked?: {
                            /** @default null */
                            characters?: string[] | null;
                            /** @default [] */
                            lines?: number[];
                            /** @default false */
                            memories?: boolean;
                        };
                        /** @enum {string} */
                        listen?: "own" | "all" | "finished";
                        namesShown?: boolean;
                        reminds?: boolean;
                        language?: string;
                        deadline?: string | null;
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
                        "application/json": components["schemas"]["Session"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Close a session */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a closed session again */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/organisers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Make a user a co-organiser */
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
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description A UUID.
                         */
                        userId: string;
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
                        "application/json": components["schemas"]["Session"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/organisers/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take a co-organiser's rights */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    userId: string;
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
    "/collaboration/v1/sessions/{id}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who takes part */
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
                            count: number;
                            items: {
                                /** @description Null where you are not told. */
                                id: string | null;
                                name: string | null;
                                you: boolean;
                                guest: boolean | null;
                                state: ("joined" | "started" | "submitted" | "left") | null;
                                joinedAt: string | null;
                                invitationId: string | null;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/participants/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Remove somebody from a session */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    participantId: string;
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
    "/collaboration/v1/sessions/{id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invite somebody to a session */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 80,000 bytes, 2300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        way: "email" | "sms" | "link";
                        /** @description An e-mail address or a phone number. */
                        to?: string;
                        name?: string;
                        note?: string;
                        /**
                         * @default contributor
                         * @enum {string}
                         */
                        kind?: "contributor" | "organiser";
                        /** @description The recipient's; the session's unless given. */
                        language?: string;
                        /**
                         * @description An IANA time zone, such as Europe/Berlin.
                         * @default UTC
                         */
                        timeZone?: string;
                        /**
                         * @description Several people accept by one link.
                         * @default false
                         */
                        household?: boolean;
                        characters?: string[];
                        lines?: number[];
                        /** @description 1; 8 for a household. */
                        maxUses?: number;
                        /** @default 14 */
                        expiresInDays?: number;
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
                        "application/json": components["schemas"]["IssuedInvitation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/invite/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Send the invitation to myself, to see what others get */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                        language?: string;
                        /**
                         * @description An IANA time zone, such as Europe/Berlin.
                         * @default UTC
                         */
                        timeZone?: string;
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
                        "application/json": components["schemas"]["IssuedInvitation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/invite/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invite everybody in a CSV file */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: Blob;
                        note?: string;
                        /**
                         * @description An IANA time zone, such as Europe/Berlin.
                         * @default UTC
                         */
                        timeZone?: string;
                        /** @default 14 */
                        expiresInDays?: number;
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
                            invited: number;
                            /** @description The rows of people who have an invitation. */
                            alreadyInvited: number[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations to a session */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                };
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
                            items: components["schemas"]["Invitation"][];
                            next: string | null;
                            counts: {
                                queued: number;
                                sent: number;
                                bounced: number;
                                opened: number;
                                started: number;
                                submitted: number;
                                revoked: number;
                                expired: number;
                            };
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/invitations.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the invitations to a session as CSV */
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
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": Blob;
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
    "/collaboration/v1/invitations/{id}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The link of an invitation as a QR code */
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
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/svg+xml": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/svg+xml": Blob;
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
    "/collaboration/v1/invitations/{id}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what the message of an invitation says */
        get: {
            parameters: {
                query: {
                    /** @description A UUID. */
                    messageId: string;
                };
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
                            /** @enum {string} */
                            way: "email" | "sms" | "link";
                            to: string;
                            name: string | null;
                            language: string;
                            timeZone: string;
                            link: string;
                            storyTitle: string;
                            organiser: string;
                            characters: string[];
                            note: string | null;
                            /** Format: date-time */
                            expiresAt: string;
                            deadline: string | null;
                            /** @enum {string} */
                            occasion: "first" | "resent" | "reminder" | "test";
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Send an invitation again, with the same link */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 14 */
                        expiresInDays?: number;
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
                        "application/json": components["schemas"]["Invitation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/invitations/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Give an invitation a new link */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedInvitation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/invitations/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revoke an invitation */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invitation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/invitations/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what an invitation is for */
        get: {
            parameters: {
                query: {
                    /** @description The last part of the link's address. */
                    token: string;
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
                        "application/json": components["schemas"]["Welcome"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/invitations/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open an invitation by a press */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The last part of the link's address. */
                        token: string;
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
                        "application/json": components["schemas"]["Welcome"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accept an invitation, or come back by its link */
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
                        /** @description The last part of the link's address. */
                        token: string;
                        /** @description How the others in the session see you. */
                        name?: string;
                        language?: string;
                        /** @description An IANA time zone, such as Europe/Berlin. */
                        timeZone?: string;
                        /**
                         * Format: uuid
                         * @description Who you are of those who accepted by the link.
                         */
                        participantId?: string;
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
                            /** @description A guest's token; null for a user. */
                            token: string | null;
                            /**
                             * Format: uuid
                             * @description A UUID.
                             */
                            sessionId: string;
                            /** @description Null for a co-organiser. */
                            participant: components["schemas"]["Participant"] | null;
                            organiser: boolean;
                            cameBack: boolean;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an invitation with its link */
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
                        "application/json": components["schemas"]["IssuedInvitation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is asked of me */
        get: {
            parameters: {
                query?: {
                    sessionId?: string;
                    /** @description The first line's number. */
                    from?: number;
                    limit?: number;
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
                        "application/json": components["schemas"]["Booth"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Leave a session and take everything back */
        delete: {
            parameters: {
                query?: {
                    sessionId?: string;
                };
                header?: never;
                path?: never;
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
    "/collaboration/v1/participants/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how a participant is reached */
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
                            name: string;
                            email: string | null;
                            phone: string | null;
                            language: string;
                            timeZone: string;
                            /** @description Where they go on. */
                            link: string;
                            storyTitle: string;
                            organiser: string;
                            /**
                             * Format: uuid
                             * @description A UUID.
                             */
                            sessionId: string;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say that I am done */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Participant"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Turn a guest into my account's participant */
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
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        guestToken: string;
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
                        "application/json": components["schemas"]["Participant"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my consents */
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
                            items: components["schemas"]["Consent"][];
                            wording: components["schemas"]["Wording"];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Agree to the use of my voice */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        uses: ("this-story" | "this-series" | "publishing" | "cloning")[];
                        /**
                         * Format: date-time
                         * @description In five years unless given.
                         */
                        until?: string;
                        /**
                         * @default pressed
                         * @enum {string}
                         */
                        how?: "pressed" | "said";
                        /** @default false */
                        minor?: boolean;
                        /** @description The name of the guardian of a minor. */
                        guardian?: string;
                        /** @description The version of the text that was shown. */
                        wording: string;
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
                        "application/json": components["schemas"]["Consent"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/consents/{consentId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take a consent back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    consentId: string;
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
                        "application/json": components["schemas"]["Consent"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/voice/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the uploads of a participant */
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
                            items: components["schemas"]["VoiceUpload"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Begin a resumable upload of a recording */
        post: {
            parameters: {
                query?: never;
                header: {
                    "Tus-Resumable": "1.0.0";
                    /** @description The bytes of the whole recording. */
                    "Upload-Length": string;
                    /** @description Keys with values in base64: `line`, or `from` and `to`; `revision`; `consentId`; `sha256` of the whole recording. */
                    "Upload-Metadata": string;
                    /** @description `sha256` and the hash of this piece in base64: a piece that differs is refused with 460. */
                    "Upload-Checksum"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 62,914,560 bytes. */
            requestBody?: {
                content: {
                    "application/offset+octet-stream": Blob;
                };
            };
            responses: {
                /** @description Done. */
                201: {
                    headers: {
                        Location: string;
                        /** @description How many bytes have arrived. */
                        "Upload-Offset": string;
                        /** @description When it is dropped if nothing arrives until then. */
                        "Upload-Expires": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Read what of tus is spoken */
        options: {
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
    "/collaboration/v1/participants/{id}/voice/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** End an upload and drop what has arrived */
        delete: {
            parameters: {
                query?: never;
                header: {
                    "Tus-Resumable": "1.0.0";
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    uploadId: string;
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
        /** Read how much of an upload has arrived */
        head: {
            parameters: {
                query?: never;
                header: {
                    "Tus-Resumable": "1.0.0";
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        /** @description How many bytes have arrived. */
                        "Upload-Offset": string;
                        /** @description When it is dropped if nothing arrives until then. */
                        "Upload-Expires": string;
                        /** @description The bytes of the whole recording. */
                        "Upload-Length": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Add a piece to an upload; with the last one it is a contribution with the same id */
        patch: {
            parameters: {
                query?: never;
                header: {
                    "Tus-Resumable": "1.0.0";
                    /** @description How many bytes have arrived. */
                    "Upload-Offset": string;
                    /** @description `sha256` and the hash of this piece in base64: a piece that differs is refused with 460. */
                    "Upload-Checksum"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    uploadId: string;
                };
                cookie?: never;
            };
            /** @description At most 62,914,560 bytes. */
            requestBody?: {
                content: {
                    "application/offset+octet-stream": Blob;
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        /** @description How many bytes have arrived. */
                        "Upload-Offset": string;
                        /** @description When it is dropped if nothing arrives until then. */
                        "Upload-Expires": string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contribute a recording of lines */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: Blob;
                        line?: string;
                        from?: string;
                        to?: string;
                        revision: string;
                        /** Format: uuid */
                        consentId: string;
                        sha256?: string;
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
                        "application/json": components["schemas"]["Contribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say which line you record now */
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
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        line: number | null;
                    };
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
    "/collaboration/v1/participants/{id}/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your recordings */
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
                            items: components["schemas"]["Contribution"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/contributions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a recording's state */
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
                        "application/json": components["schemas"]["Contribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Take a recording back */
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
    "/collaboration/v1/contributions/{id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a recording as it was sent */
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
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/webm": Blob;
                        "audio/mp4": Blob;
                        "audio/mpeg": Blob;
                        "audio/ogg": Blob;
                        "audio/wav": Blob;
                        "audio/flac": Blob;
                        "audio/x-caf": Blob;
                        "audio/amr": Blob;
                        "application/octet-stream": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/webm": Blob;
                        "audio/mp4": Blob;
                        "audio/mpeg": Blob;
                        "audio/ogg": Blob;
                        "audio/wav": Blob;
                        "audio/flac": Blob;
                        "audio/x-caf": Blob;
                        "audio/amr": Blob;
                        "application/octet-stream": Blob;
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
    "/collaboration/v1/contributions/{id}/heard.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a recording as it will sound */
        get: {
            parameters: {
                query?: {
                    /** @description Of a reading of several lines; the first. */
                    takeId?: string;
                };
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                };
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
                        "audio/wav": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/wav": Blob;
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
    "/collaboration/v1/participants/{id}/memories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Write a memory */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 80,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
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
                        "application/json": components["schemas"]["TextContribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suggest a correction */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 80,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        line: number;
                        from: number;
                        to: number;
                        /** @description The words at the span, as they are now. */
                        original: string;
                        suggested: string;
                        /** @default  */
                        reason?: string;
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
                        "application/json": components["schemas"]["TextContribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comment on the text or on a time of the narration */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 80,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        revision: number;
                        line: number;
                        from: number;
                        to: number;
                        original: string;
                    } | {
                        text: string;
                        /**
                         * Format: uuid
                         * @description A UUID.
                         */
                        narrationId: string;
                        atMs: number;
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
                        "application/json": components["schemas"]["TextContribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/participants/{id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what you wrote */
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
                            items: components["schemas"]["TextContribution"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/texts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delete what you wrote */
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
    "/collaboration/v1/sessions/{id}/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the recordings of a session */
        get: {
            parameters: {
                query?: {
                    status?: "received" | "ready" | "refused" | "accepted" | "returned" | "declined" | "withdrawn";
                };
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
                            items: components["schemas"]["SessionContribution"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/contributions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accept a recording */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/contributions/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decline a recording */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/contributions/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ask for another recording, with a note */
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
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
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
                        "application/json": components["schemas"]["Contribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the texts of a session */
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
                            items: components["schemas"]["SessionText"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/texts/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accept a text */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TextContribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/texts/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decline a text */
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TextContribution"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Put the accepted recordings into the narration */
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
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The newest one of the story, unless given.
                         */
                        narrationId?: string;
                        /**
                         * @description Only counts; nothing is changed.
                         * @default false
                         */
                        dryRun?: boolean;
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
                        "application/json": components["schemas"]["Regeneration"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a session */
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
                /** @description Progress, one event a change. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["SessionProgress"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/sessions/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who spoke whom */
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
                            items: components["schemas"]["Credit"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/contributions/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a recording is of */
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
                        "application/json": components["schemas"]["ContributedTake"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/collaboration/v1/contributions/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a recording as it was sent */
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
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/webm": Blob;
                        "audio/mp4": Blob;
                        "audio/mpeg": Blob;
                        "audio/ogg": Blob;
                        "audio/wav": Blob;
                        "audio/flac": Blob;
                        "audio/x-caf": Blob;
                        "audio/amr": Blob;
                        "application/octet-stream": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/webm": Blob;
                        "audio/mp4": Blob;
                        "audio/mpeg": Blob;
                        "audio/ogg": Blob;
                        "audio/wav": Blob;
                        "audio/flac": Blob;
                        "audio/x-caf": Blob;
                        "audio/amr": Blob;
                        "application/octet-stream": Blob;
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
    "/collaboration/v1/join/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: what an invitation is for */
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: never;
                path: {
                    /** @description The last part of the link's address. */
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
        /** Page: accept an invitation, then go to the booth */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The last part of the link's address. */
                    token: string;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes. */
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @constant */
                        "use-this-story"?: "yes";
                        /** @constant */
                        "use-this-series"?: "yes";
                        /** @constant */
                        "use-publishing"?: "yes";
                        /** @constant */
                        "use-cloning"?: "yes";
                        /** @constant */
                        minor?: "yes";
                        /** @description How the others in the session see you. */
                        guardian?: string;
                        /**
                         * @default 5
                         * @enum {string}
                         */
                        years?: "1" | "5" | "10";
                        wording?: string;
                        /** @description How the others in the session see you. */
                        name?: string;
                        /**
                         * Format: uuid
                         * @description A UUID.
                         */
                        participantId?: string;
                        language?: string;
                        /** @description An IANA time zone, such as Europe/Berlin. */
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description A page. */
                303: {
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
    "/collaboration/v1/booth/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: the booth */
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
    "/collaboration/v1/booth/{id}/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: send a recording */
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
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: Blob;
                        line: string;
                        revision: string;
                        /** Format: uuid */
                        consentId: string;
                    };
                };
            };
            responses: {
                /** @description A page. */
                303: {
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
    "/collaboration/v1/booth/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: consent */
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
            /** @description At most 16,384 bytes. */
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @constant */
                        "use-this-story"?: "yes";
                        /** @constant */
                        "use-this-series"?: "yes";
                        /** @constant */
                        "use-publishing"?: "yes";
                        /** @constant */
                        "use-cloning"?: "yes";
                        /** @constant */
                        minor?: "yes";
                        /** @description How the others in the session see you. */
                        guardian?: string;
                        /**
                         * @default 5
                         * @enum {string}
                         */
                        years?: "1" | "5" | "10";
                        wording?: string;
                    };
                };
            };
            responses: {
                /** @description A page. */
                303: {
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
    "/collaboration/v1/booth/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: say that I am done */
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
                /** @description A page. */
                303: {
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
    "/collaboration/v1/booth/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: take my voice back */
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
                /** @description A page. */
                303: {
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
    "/collaboration/v1/booth/{participantId}/contributions/{id}/sound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hear a recording of mine */
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
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/webm": Blob;
                        "audio/mp4": Blob;
                        "audio/mpeg": Blob;
                        "audio/ogg": Blob;
                        "audio/wav": Blob;
                        "audio/flac": Blob;
                        "audio/x-caf": Blob;
                        "audio/amr": Blob;
                        "application/octet-stream": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/webm": Blob;
                        "audio/mp4": Blob;
                        "audio/mpeg": Blob;
                        "audio/ogg": Blob;
                        "audio/wav": Blob;
                        "audio/flac": Blob;
                        "audio/x-caf": Blob;
                        "audio/amr": Blob;
                        "application/octet-stream": Blob;
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
    "/collaboration/v1/booth/{participantId}/contributions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page: take a recording back */
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
                /** @description A page. */
                303: {
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
    "/collaboration/v1/pages/style.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the pages: style.css */
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
    "/collaboration/v1/pages/booth.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the pages: booth.js */
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
                        "text/javascript; charset=utf-8": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/javascript; charset=utf-8": Blob;
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
    "/collaboration/v1/pages/slices.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the pages: slices.js */
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
                        "text/javascript; charset=utf-8": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/javascript; charset=utf-8": Blob;
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
    "/collaboration/v1/pages/join.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the pages: join.js */
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
                        "text/javascript; charset=utf-8": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/javascript; charset=utf-8": Blob;
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Session: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            ownerId: string;
            /** @description Whether you own it; otherwise you organise it with the owner. */
            yours: boolean;
            /**
             * Format: uuid
             * @description A UUID.
             */
            storyId: string;
            storyTitle: string;
            title: string;
            description: string | null;
            /** @description The owner's name, as guests see it. */
            organiser: string;
            /** @enum {string} */
            status: "open" | "closed";
            closedCause: ("owner" | "deadline" | "story-deleted") | null;
            language: string;
            revision: number;
            asked: {
                /** @description Characters' ids; `narrator` for the narrator; null for all who speak. */
                characters: string[] | null;
                lines: number[];
                memories: boolean;
            };
            /** @description How many lines are asked for. */
            lines: number;
            characters: {
                id: string;
                name: string;
            }[];
            /** @enum {string} */
            listen: "own" | "all" | "finished";
            namesShown: boolean;
            reminds: boolean;
            guests: {
                used: number;
                cap: number;
                /** @description Whether 80 % of the places are taken. */
                nearlyFull: boolean;
            };
            organisers: string[];
            deadline: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            closedAt: string | null;
        };
        IssuedInvitation: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            sessionId: string;
            /** @enum {string} */
            kind: "contributor" | "organiser";
            /** @enum {string} */
            way: "email" | "sms" | "link";
            to: string | null;
            name: string | null;
            note: string | null;
            language: string;
            timeZone: string;
            household: boolean;
            characters: string[] | null;
            lines: number[] | null;
            maxUses: number;
            uses: number;
            test: boolean;
            /** @enum {string} */
            state: "queued" | "sent" | "bounced" | "opened" | "started" | "submitted";
            bounceReason: string | null;
            optedOut: boolean;
            revoked: boolean;
            reminders: number;
            sentAt: string | null;
            openedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            createdAt: string;
            link: string;
        };
        Invitation: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            sessionId: string;
            /** @enum {string} */
            kind: "contributor" | "organiser";
            /** @enum {string} */
            way: "email" | "sms" | "link";
            to: string | null;
            name: string | null;
            note: string | null;
            language: string;
            timeZone: string;
            household: boolean;
            characters: string[] | null;
            lines: number[] | null;
            maxUses: number;
            uses: number;
            test: boolean;
            /** @enum {string} */
            state: "queued" | "sent" | "bounced" | "opened" | "started" | "submitted";
            bounceReason: string | null;
            optedOut: boolean;
            revoked: boolean;
            reminders: number;
            sentAt: string | null;
            openedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            createdAt: string;
        };
        Welcome: {
            /** @enum {string} */
            kind: "contributor" | "organiser";
            storyTitle: string;
            sessionTitle: string;
            description: string | null;
            organiser: string;
            /** @description Who is to be played; `narrator` has no name of its own. */
            characters: {
                id: string;
                name: string;
            }[];
            memories: boolean;
            note: string | null;
            language: string;
            timeZone: string;
            household: boolean;
            test: boolean;
            /** @description Whether contributions are accepted at present. */
            open: boolean;
            usesLeft: number;
            /** @description In the recipient's time zone, with its offset. */
            expiresAt: string;
            deadline: string | null;
            /** @description Those who accepted by this link, so that they can come back. */
            accepted: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                participantId: string;
                name: string;
            }[];
        };
        Participant: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            sessionId: string;
            invitationId: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            name: string;
            /** @description Whether they have no account. */
            guest: boolean;
            language: string;
            timeZone: string;
            /** @enum {string} */
            state: "joined" | "started" | "submitted" | "left";
            /** Format: date-time */
            joinedAt: string;
            startedAt: string | null;
            submittedAt: string | null;
        };
        Booth: {
            participant: components["schemas"]["Participant"];
            session: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                storyId: string;
                revision: number;
                title: string;
                description: string | null;
                storyTitle: string;
                organiser: string;
                open: boolean;
                /** @description In the participant's time zone. */
                deadline: string | null;
                language: string;
                /** @enum {string} */
                listen: "own" | "all" | "finished";
                memories: boolean;
                participants: number;
            };
            /** @description How many lines are asked of you. */
            asked: number;
            recorded: number;
            lines: components["schemas"]["BoothLine"][];
            /** @description `from` of the next page; null on the last one. */
            next: number | null;
            consents: components["schemas"]["Consent"][];
            wording: components["schemas"]["Wording"];
        };
        BoothLine: {
            line: number;
            text: string;
            /** @enum {string} */
            kind: "narration" | "speech" | "heading";
            characterId: string | null;
            /** @description Null for the narrator. */
            speaker: string | null;
            emotion: {
                valence: number;
                arousal: number;
                strongest: string | null;
            };
            language: string;
            before: string | null;
            after: string | null;
            /** @description `open`, or the state of your newest recording of it. */
            status: string;
        };
        Consent: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            uses: ("this-story" | "this-series" | "publishing" | "cloning")[];
            /** Format: date-time */
            until: string;
            /** @enum {string} */
            how: "pressed" | "said";
            /** @description Who consented for a minor. */
            guardian: string | null;
            wording: string;
            language: string;
            /** Format: date-time */
            givenAt: string;
            withdrawnAt: string | null;
            valid: boolean;
            receipt: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                receiptId: string;
                takes: number;
                profiles: number;
                narrations: number;
                lines: number;
                /** Format: date-time */
                withdrawnAt: string;
                /** Format: date-time */
                deletedAt: string;
            } | null;
        };
        Wording: {
            version: string;
            language: string;
            text: string;
            uses: {
                "this-story": string;
                "this-series": string;
                publishing: string;
                cloning: string;
            };
        };
        VoiceUpload: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            lines: number[];
            bytes: number;
            received: number;
            /** @enum {string} */
            state: "receiving" | "done" | "refused";
            refusal: {
                /** @enum {string} */
                reason: "not-audio" | "audio-damaged" | "audio-unsupported" | "audio-too-large" | "audio-too-long" | "audio-too-many-channels" | "audio-silent" | "audio-empty" | "consent-missing" | "line-gone";
                advice: string;
            } | null;
            /** Format: date-time */
            expiresAt: string;
        };
        Contribution: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            participantId: string;
            revision: number;
            lines: number[];
            /** @enum {string} */
            status: "received" | "ready" | "refused" | "accepted" | "returned" | "declined" | "withdrawn";
            /** @description Whether the participant has recorded these lines again. */
            superseded: boolean;
            durationMs: number;
            bytes: number;
            sha256: string;
            /** @description What could be better; mostly empty. */
            findings: ("too-quiet" | "clipped" | "noisy" | "too-short" | "too-long" | "other-words" | "cut-off" | "echo")[];
            /** @description The same in words, in the participant's language. */
            advice: string[];
            refusal: {
                /** @enum {string} */
                reason: "not-audio" | "audio-damaged" | "audio-unsupported" | "audio-too-large" | "audio-too-long" | "audio-too-many-channels" | "audio-silent" | "audio-empty" | "consent-missing" | "line-gone";
                advice: string;
            } | null;
            /** @description Why an organiser asks for another recording. */
            note: string | null;
            /** @description What can be heard of it as it will sound: a take for each line that was found. */
            takes: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                line: number | null;
                durationMs: number;
            }[];
            /** Format: date-time */
            contributedAt: string;
            decidedAt: string | null;
        };
        TextContribution: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            participantId: string;
            /** @enum {string} */
            kind: "memory" | "correction" | "comment";
            text: string;
            /** @description The words that it is about. */
            original: string | null;
            /** @description The words that a correction suggests instead. */
            suggested: string | null;
            revision: number | null;
            /** @description A part of a line, by the offsets of its characters in UTF-16. */
            span: {
                line: number;
                from: number;
                to: number;
            } | null;
            narrationId: string | null;
            atMs: number | null;
            /** @enum {string} */
            status: "received" | "accepted" | "declined";
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
        };
        SessionContribution: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            participantId: string;
            revision: number;
            lines: number[];
            /** @enum {string} */
            status: "received" | "ready" | "refused" | "accepted" | "returned" | "declined" | "withdrawn";
            /** @description Whether the participant has recorded these lines again. */
            superseded: boolean;
            durationMs: number;
            bytes: number;
            sha256: string;
            /** @description What could be better; mostly empty. */
            findings: ("too-quiet" | "clipped" | "noisy" | "too-short" | "too-long" | "other-words" | "cut-off" | "echo")[];
            /** @description The same in words, in the participant's language. */
            advice: string[];
            refusal: {
                /** @enum {string} */
                reason: "not-audio" | "audio-damaged" | "audio-unsupported" | "audio-too-large" | "audio-too-long" | "audio-too-many-channels" | "audio-silent" | "audio-empty" | "consent-missing" | "line-gone";
                advice: string;
            } | null;
            /** @description Why an organiser asks for another recording. */
            note: string | null;
            /** @description What can be heard of it as it will sound: a take for each line that was found. */
            takes: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                line: number | null;
                durationMs: number;
            }[];
            /** Format: date-time */
            contributedAt: string;
            decidedAt: string | null;
            name: string | null;
        };
        SessionText: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            participantId: string;
            /** @enum {string} */
            kind: "memory" | "correction" | "comment";
            text: string;
            /** @description The words that it is about. */
            original: string | null;
            /** @description The words that a correction suggests instead. */
            suggested: string | null;
            revision: number | null;
            /** @description A part of a line, by the offsets of its characters in UTF-16. */
            span: {
                line: number;
                from: number;
                to: number;
            } | null;
            narrationId: string | null;
            atMs: number | null;
            /** @enum {string} */
            status: "received" | "accepted" | "declined";
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            name: string | null;
        };
        Regeneration: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            narrationId: string;
            dryRun: boolean;
            /** @description How many recordings are accepted. */
            accepted: number;
            /** @description How many segments change. */
            segments: number;
            /** @description How many takes are used. */
            takes: number;
            /** @description Accepted recordings that narration has not prepared yet. */
            waiting: string[];
            /** @description Recordings whose words are not those of their line any more. */
            unused: string[];
            /** @description What is made anew. */
            editions: {
                kind: string;
            }[];
            status: string;
        };
        SessionProgress: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            sessionId: string;
            /** @enum {string} */
            status: "open" | "closed";
            deadline: string | null;
            lines: {
                asked: number;
                recorded: number;
                accepted: number;
            };
            participants: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                participantId: string;
                you: boolean;
                /** @description Null where the session keeps names from guests. */
                name: string | null;
                lines: {
                    asked: number;
                    recorded: number;
                    accepted: number;
                };
                /** @description The line that they record now. */
                recording: number | null;
                submittedAt: string | null;
            }[];
        };
        Credit: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            participantId: string;
            /** @description Null where the session keeps names from guests. */
            name: string | null;
            /** @description Null stands for the narrator. */
            characters: (string | null)[];
            lines: number;
        };
        ContributedTake: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            contributionId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            storyId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            ownerId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            consentId: string;
            /** @description How credits name the person. */
            name: string | null;
            revision: number;
            language: string;
            sha256: string;
            bytes: number;
            /** Format: date-time */
            contributedAt: string;
            lines: {
                line: number;
                text: string;
                /** @enum {string} */
                kind: "narration" | "speech" | "heading";
                speaker: string | null;
                characterId: string | null;
                language?: string;
                /** @description How many earlier lines have this text and speaker. */
                occurrence: number;
            }[];
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
export type CollaborationPaths = paths;
export type CollaborationClient = Client<paths>;
