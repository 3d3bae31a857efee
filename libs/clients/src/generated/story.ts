// Made by npm run gen from openapi.json. Do not edit.

import type { Client } from "openapi-fetch";

export interface paths {
    "/story/v1/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own or the published stories */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    shelf?: "mine" | "public";
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
                            items: components["schemas"]["Story"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Write a story */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 25,165,824 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        text: string;
                        language?: string;
                        author?: string | null;
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
                        "application/json": components["schemas"]["Story"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Import a document */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: Blob;
                        /** @description Takes the place of the document's own title. */
                        title?: string;
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
                        "application/json": components["schemas"]["ImportedStory"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a story */
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
                        "application/json": components["schemas"]["StoryWithText"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Delete a story */
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
        /** Edit a story */
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
            /** @description At most 25,165,824 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        text?: string;
                        language?: string;
                        author?: string | null;
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
                        "application/json": components["schemas"]["Story"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Publish a story */
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
                        "application/json": components["schemas"]["Story"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unpublish a story */
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
                        "application/json": components["schemas"]["Story"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clone a story */
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
            requestBody?: never;
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Story"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find characters, speakers and emotions */
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
            requestBody?: never;
            responses: {
                /** @description OK */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Analysis"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the progress of the analysis */
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
                        "application/json": components["schemas"]["Analysis"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/analysis/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Watch the analysis */
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
                        "text/event-stream": components["schemas"]["Analysis"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/characters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the characters */
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
                            revision: number;
                            items: components["schemas"]["Character"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/emotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the emotions of the story */
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
                            revision: number;
                            /** @description 100 points, each the mean of a tenth of the story around it. */
                            arc: {
                                position: number;
                                valence: number;
                                arousal: number;
                            }[];
                            chapters: {
                                title: string | null;
                                /** @description Where the chapter begins, 0 to 1. */
                                position: number;
                                sentences: number;
                                valence: number;
                                arousal: number;
                                emotions: {
                                    joy: number;
                                    trust: number;
                                    fear: number;
                                    surprise: number;
                                    sadness: number;
                                    disgust: number;
                                    anger: number;
                                    anticipation: number;
                                };
                            }[];
                            byCharacter: {
                                id: string;
                                name: string;
                                lines: number;
                                valence: number;
                                arousal: number;
                                emotions: {
                                    joy: number;
                                    trust: number;
                                    fear: number;
                                    surprise: number;
                                    sadness: number;
                                    disgust: number;
                                    anger: number;
                                    anticipation: number;
                                };
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/sentences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the emotions of each sentence */
        get: {
            parameters: {
                query?: {
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
                            items: {
                                index: number;
                                start: number;
                                end: number;
                                valence: number;
                                arousal: number;
                                emotions: {
                                    joy: number;
                                    trust: number;
                                    fear: number;
                                    surprise: number;
                                    sadness: number;
                                    disgust: number;
                                    anger: number;
                                    anticipation: number;
                                };
                            }[];
                            next: string | null;
                            revision: number;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who speaks with whom */
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
                            revision: number;
                            items: {
                                a: string;
                                b: string;
                                exchanges: number;
                                kin: string | null;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the script */
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
                        "application/json": components["schemas"]["Script"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/owners-script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the script and the characters of a story, for its absent owner */
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
                        "application/json": components["schemas"]["OwnersScript"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/chapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the chapters */
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
                            revision: number;
                            items: components["schemas"]["Chapter"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Add a chapter */
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
                        offset: number;
                        title?: string | null;
                        /** @default 1 */
                        level?: number;
                        language?: string | null;
                        readAloud?: boolean | null;
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
                        "application/json": components["schemas"]["Chapter"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/chapters/{chapterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Remove a chapter */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    chapterId: string;
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
        /** Change a chapter */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    chapterId: string;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        offset?: number;
                        title?: string | null;
                        level?: number;
                        language?: string | null;
                        readAloud?: boolean | null;
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
                        "application/json": components["schemas"]["Chapter"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the notes of the imported file */
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
                            items: components["schemas"]["Note"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/matter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the front and back matter of the imported file */
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
                            items: components["schemas"]["Matter"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/matter/{matterId}/insert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Put front or back matter into the text */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    matterId: string;
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
                        "application/json": components["schemas"]["Story"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/doubts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the lines whose speaker is doubtful */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    /** @description Lines less sure than this, from 0 to 1. */
                    below?: number;
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
                            items: components["schemas"]["Doubt"][];
                            next: string | null;
                            revision: number;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the corrections */
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
                            items: components["schemas"]["Correction"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Correct the findings */
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
            /** @description At most 400,000 bytes, 1200 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewCorrection"];
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Correction"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/story/v1/stories/{id}/corrections/{correctionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Undo a correction */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    /** @description A UUID. */
                    correctionId: string;
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
        Story: {
            id: string;
            title: string;
            author: string | null;
            language: string;
            /** @enum {string} */
            status: "draft" | "published";
            /** @description Counts the changes of the text or its language. */
            revision: number;
            words: number;
            /** @description In UTF-16 code units. */
            length: number;
            createdAt: string;
            updatedAt: string;
            ownerId: string;
            ownerName: string | null;
            clonedFrom: string | null;
            analysis: {
                /** @enum {string} */
                status: "queued" | "running" | "done" | "failed";
                progress: number;
            } | null;
            narration: {
                id: string;
                revision: number;
                /** @enum {string} */
                status: "requested" | "completed" | "failed" | "cancelled";
                durationMs: number | null;
            } | null;
        };
        ImportedStory: {
            id: string;
            title: string;
            author: string | null;
            language: string;
            /** @enum {string} */
            status: "draft" | "published";
            /** @description Counts the changes of the text or its language. */
            revision: number;
            words: number;
            /** @description In UTF-16 code units. */
            length: number;
            createdAt: string;
            updatedAt: string;
            ownerId: string;
            ownerName: string | null;
            clonedFrom: string | null;
            analysis: {
                /** @enum {string} */
                status: "queued" | "running" | "done" | "failed";
                progress: number;
            } | null;
            narration: {
                id: string;
                revision: number;
                /** @enum {string} */
                status: "requested" | "completed" | "failed" | "cancelled";
                durationMs: number | null;
            } | null;
            warnings: string[];
        };
        StoryWithText: {
            id: string;
            title: string;
            author: string | null;
            language: string;
            /** @enum {string} */
            status: "draft" | "published";
            /** @description Counts the changes of the text or its language. */
            revision: number;
            words: number;
            /** @description In UTF-16 code units. */
            length: number;
            createdAt: string;
            updatedAt: string;
            ownerId: string;
            ownerName: string | null;
            clonedFrom: string | null;
            analysis: {
                /** @enum {string} */
                status: "queued" | "running" | "done" | "failed";
                progress: number;
            } | null;
            narration: {
                id: string;
                revision: number;
                /** @enum {string} */
                status: "requested" | "completed" | "failed" | "cancelled";
                durationMs: number | null;
            } | null;
            text: string;
        };
        Analysis: {
            id: string;
            storyId: string;
            revision: number;
            engineVersion: string;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed";
            /** @description 0 to 1. */
            progress: number;
            stage: string;
            error?: string;
        };
        Character: {
            id: string;
            name: string;
            aliases: string[];
            /** @enum {string} */
            gender: "female" | "male" | "other" | "unknown";
            /** @enum {string} */
            age: "child" | "young" | "adult" | "old" | "unknown";
            plural: boolean;
            /** @description Whether this character tells the story. */
            narrator: boolean;
            lines: number;
            words: number;
            mentions: number;
            /** @description How the author wants it to sound. */
            voiceHint: string | null;
        };
        Script: {
            storyId: string;
            revision: number;
            title: string;
            author: string | null;
            language: string;
            chapters: components["schemas"]["ScriptChapter"][];
            lines: {
                index: number;
                start: number;
                end: number;
                text: string;
                /** @enum {string} */
                kind: "narration" | "speech" | "heading";
                speaker: string | null;
                confidence: number;
                emotion: {
                    valence: number;
                    arousal: number;
                    strongest: ("joy" | "trust" | "fear" | "surprise" | "sadness" | "disgust" | "anger" | "anticipation") | null;
                };
                paragraphEnd: boolean;
            }[];
        };
        ScriptChapter: {
            id: string;
            title: string | null;
            /** @description 1 for the highest parts, 2 for those inside, and so on. */
            level: number;
            firstLine: number;
            lines: number;
            /** @description The language that it is read in. */
            language: string;
            /** @description False for front and back matter, unless the author asks for it to be read. */
            readAloud: boolean;
        };
        OwnersScript: {
            storyId: string;
            revision: number;
            title: string;
            author: string | null;
            language: string;
            chapters: components["schemas"]["ScriptChapter"][];
            lines: {
                index: number;
                start: number;
                end: number;
                text: string;
                /** @enum {string} */
                kind: "narration" | "speech" | "heading";
                speaker: string | null;
                confidence: number;
                emotion: {
                    valence: number;
                    arousal: number;
                    strongest: ("joy" | "trust" | "fear" | "surprise" | "sadness" | "disgust" | "anger" | "anticipation") | null;
                };
                paragraphEnd: boolean;
            }[];
            characters: components["schemas"]["Character"][];
        };
        Chapter: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Where it begins in the text, in UTF-16 code units. */
            offset: number;
            /** @description 1 for the highest parts, 2 for those inside, and so on. */
            level: number;
            title: string | null;
            /** @description Null for the language of the part around it, or of the story. */
            language: string | null;
            /** @description Null for the default: only front and back matter is not read aloud. */
            readAloud: boolean | null;
            /**
             * @description Who set it: the imported file, the engine or the author.
             * @enum {string}
             */
            origin: "file" | "guessed" | "author";
        };
        Note: {
            position: number;
            text: string;
            /** @description Where its mark was in the text, in UTF-16 code units; null when that is not known. */
            offset: number | null;
            /** @description The chapter that this place is in. */
            chapterId: string | null;
        };
        Matter: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Such as titlepage, copyright-page, imprint or colophon. */
            kind: string;
            /** @enum {string} */
            place: "front" | "back";
            text: string;
            /** @description Whether it was put into the story's text. */
            inserted: boolean;
        };
        Doubt: {
            line: number;
            text: string;
            /** @description The line before. */
            before: string;
            /** @description The line after. */
            after: string;
            speaker: string | null;
            confidence: number;
            /** @description At most three, the likeliest first. */
            candidates: {
                id: string;
                name: string;
            }[];
        };
        Correction: {
            id: string;
            /** @enum {string} */
            kind: "merge" | "split" | "rename" | "speaker" | "traits" | "not-a-character";
            /**
             * @description dormant: the current text lacks what it corrects; waiting: the current text is not analysed yet.
             * @enum {string}
             */
            state: "applied" | "dormant" | "waiting";
            createdAt: string;
            /** @description By name; null is the narrator. */
            character: string | null;
            others?: string[];
            name?: string;
            aliases?: string[];
            /** @description The beginning of each line. */
            lines?: string[];
            /** @enum {string} */
            gender?: "female" | "male" | "other" | "unknown";
            /** @enum {string} */
            age?: "child" | "young" | "adult" | "old" | "unknown";
            voiceHint?: string;
        };
        NewCorrection: {
            /**
             * @description The others are the same character as the first.
             * @constant
             */
            kind: "merge";
            revision?: number;
            characterId: string;
            others: string[];
        } | {
            /**
             * @description These names and lines belong to another character.
             * @constant
             */
            kind: "split";
            revision?: number;
            /** @description The character that has them now; null is the narrator. */
            characterId: string | null;
            name: string;
            /** @default [] */
            aliases?: string[];
            /** @default [] */
            lines?: number[];
        } | {
            /** @constant */
            kind: "rename";
            revision?: number;
            characterId: string;
            name: string;
        } | {
            /**
             * @description Who speaks a line; null is the narrator.
             * @constant
             */
            kind: "speaker";
            revision?: number;
            line: number;
            characterId: string | null;
        } | {
            /** @constant */
            kind: "traits";
            revision?: number;
            characterId: string;
            /** @enum {string} */
            gender?: "female" | "male" | "other" | "unknown";
            /** @enum {string} */
            age?: "child" | "young" | "adult" | "old" | "unknown";
            voiceHint?: string;
        } | {
            /** @constant */
            kind: "not-a-character";
            revision?: number;
            characterId: string;
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
export type StoryPaths = paths;
export type StoryClient = Client<paths>;
