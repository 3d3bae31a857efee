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
            /** @description At most 400,000 bytes, 22100 values and 10 levels. */
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
            /** @description At most 64,000 bytes, 2300 values and 10 levels. */
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
                        "application/json": {
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
    "/collaboration/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accept an invitation */
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
