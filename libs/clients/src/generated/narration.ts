// Made by npm run gen from openapi.json. Do not edit.

import type { Client } from "openapi-fetch";

export interface paths {
    "/narration/v1/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List voices */
        get: {
            parameters: {
                query?: {
                    /** @description Voices of this language; a region's first. */
                    language?: string;
                    provider?: string;
                    gender?: "female" | "male" | "other";
                    age?: "child" | "young" | "adult" | "old";
                    /** @description Whether to list your own voices, too. */
                    mine?: string;
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
                            items: components["schemas"]["Voice"][];
                            /** @description With `mine`: your own voices. */
                            own?: components["schemas"]["VoiceProfile"][];
                            neural: components["schemas"]["NeuralVoices"];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Make a profile of your own voice */
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
                    "application/json": components["schemas"]["NewVoice"];
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceProfile"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/voices/{id}/sample.mp3": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a sample of a voice (MP3) */
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
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/mpeg": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/mpeg": Blob;
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
    "/narration/v1/voices/{id}/sample.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a sample of a voice (WAV) */
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
    "/narration/v1/stories/{id}/cast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the cast of a story */
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
                        "application/json": components["schemas"]["Cast"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Choose the voices of a cast */
        put: {
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
            /** @description At most 1,000,000 bytes, 6100 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        items?: {
                            characterId: string | null;
                            voiceId: string;
                        }[];
                        /**
                         * Format: uuid
                         * @description Another of your stories, of the same series: characters of the same names get its voices.
                         */
                        like?: string;
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
                        "application/json": components["schemas"]["Cast"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/pronunciations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the pronunciations for all of a user's stories */
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
                            items: components["schemas"]["Pronunciation"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Replace the pronunciations for all of a user's stories */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 6,000,000 bytes, 61000 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        items: components["schemas"]["NewPronunciation"][];
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
                            entries: number;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Add a pronunciation for all of a user's stories */
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
                    "application/json": components["schemas"]["NewPronunciation"];
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pronunciation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/pronunciations/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hear a pronunciation before it is saved */
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
                    "application/json": components["schemas"]["PronunciationSample"];
                };
            };
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
    "/narration/v1/pronunciations/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delete a pronunciation for all of a user's stories */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entryId: string;
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
        /** Change a pronunciation for all of a user's stories */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    entryId: string;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangedPronunciation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pronunciation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/stories/{id}/pronunciations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the pronunciations of a story */
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
                            items: components["schemas"]["Pronunciation"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Replace the pronunciations of a story */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            /** @description At most 6,000,000 bytes, 61000 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        items: components["schemas"]["NewPronunciation"][];
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
                            entries: number;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Add a pronunciation to a story */
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
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPronunciation"];
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pronunciation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/stories/{id}/pronunciations/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List names that the voices would guess */
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
                        "application/json": {
                            /**
                             * Format: uuid
                             * @description A UUID.
                             */
                            storyId: string;
                            /**
                             * @description `unknown-words`: all words with a capital that no lexicon knows. `names`: the characters' names, where no lexicon can be asked.
                             * @enum {string}
                             */
                            basis: "unknown-words" | "names";
                            items: components["schemas"]["PronunciationSuggestion"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/stories/{id}/pronunciations/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delete a pronunciation of a story */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    entryId: string;
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
        /** Change a pronunciation of a story */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    id: string;
                    entryId: string;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangedPronunciation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pronunciation"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List narrations */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    storyId?: string;
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
                            items: components["schemas"]["Narration"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Request a narration of a story */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 1,000,000 bytes, 6100 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewNarration"];
                };
            };
            responses: {
                /** @description OK */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Narration"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a narration */
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
                        "application/json": components["schemas"]["Narration"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Delete a narration */
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
    "/narration/v1/narrations/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Watch a narration's progress */
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
                        "text/event-stream": components["schemas"]["Narration"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stop a narration */
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
                        "application/json": components["schemas"]["Narration"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Resume a narration */
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
                        "application/json": components["schemas"]["Narration"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Change a narration to the chosen takes */
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
            /** @description At most 300,000 bytes, 5100 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RegenerateNarration"];
                };
            };
            responses: {
                /** @description OK */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RebuiltNarration"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who speaks each line of a narration */
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
                            items: components["schemas"]["Provenance"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a narration's lines */
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
                            items: components["schemas"]["Segment"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}/segments/{index}/audio.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play one line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    index: number;
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
    "/narration/v1/narrations/{id}/audio.mp3": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play the audiobook */
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
                        "audio/mpeg": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "audio/mpeg": Blob;
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
    "/narration/v1/narrations/{id}/captions.vtt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the captions */
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
                        "text/vtt": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/vtt": Blob;
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
    "/narration/v1/narrations/{id}/chapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a narration's chapters */
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
                            items: components["schemas"]["HeardChapter"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/narrations/{id}/chapters.vtt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the chapters as WebVTT */
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
                        "text/vtt": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/vtt": Blob;
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
    "/narration/v1/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the consents that you gave */
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
                            items: components["schemas"]["Consent"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Allow uses of your voice */
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
                    "application/json": components["schemas"]["NewConsent"];
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
    "/narration/v1/consents/said": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Allow uses of your voice by saying so */
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
                        /** @description The consent as JSON, as POST /consents takes it. */
                        consent: string;
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
    "/narration/v1/consents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a consent that you gave */
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
                        "application/json": components["schemas"]["Consent"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/consents/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Withdraw a consent */
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
                        "application/json": components["schemas"]["Consent"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was deleted of your voice */
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
                            items: components["schemas"]["Receipt"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a receipt */
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
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/voices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delete a profile of your own voice */
        delete: {
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
    "/narration/v1/voices/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the samples of your voice */
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
                        "application/json": {
                            items: components["schemas"]["VoiceSample"][];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Add a sample of your voice */
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
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: Blob;
                        /** @description What is read. Without it, no pace is measured. */
                        text?: string;
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
                        "application/json": components["schemas"]["VoiceSample"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/voices/{id}/samples/{sampleId}/audio.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a sample of your voice */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description A UUID. */
                    sampleId: string;
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
    "/narration/v1/voices/{id}/samples/{sampleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delete a sample of your voice */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description A UUID. */
                    sampleId: string;
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
    "/narration/v1/stories/{id}/takes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the takes of a story */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    line?: number;
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
                            items: components["schemas"]["FittedTake"][];
                            next: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Send a recording of a line */
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
                        /** @description The line that was read, by its number. */
                        line: number;
                        /** @description The revision of the story that was read. */
                        revision: number;
                        /**
                         * Format: uuid
                         * @description The consent of the person who speaks: `POST /consents`.
                         */
                        consentId: string;
                        /** @description How credits name you. */
                        name?: string;
                        /** @enum {string} */
                        suppressNoise?: "true" | "false";
                        /**
                         * @description Whether pauses are made silent.
                         * @enum {string}
                         */
                        gate?: "true" | "false";
                    };
                };
            };
            responses: {
                /** @description OK */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Take"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/stories/{id}/lines/{line}/takes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what can be heard for a line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    line: number;
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
                        "application/json": components["schemas"]["LineTakes"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/stories/{id}/lines/{line}/synthetic.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a line by its synthetic voice */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A UUID. */
                    id: string;
                    line: number;
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
    "/narration/v1/stories/{id}/lines/{line}/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Choose what is heard for a line */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    /** @description A UUID. */
                    id: string;
                    line: number;
                };
                cookie?: never;
            };
            /** @description At most 16,384 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChooseTake"];
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
                            line: number;
                            takeId: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/narration/v1/takes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a take */
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
                        "application/json": components["schemas"]["Take"];
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Delete a take */
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
    "/narration/v1/takes/{id}/audio.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a take */
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
    "/narration/v1/takes/{id}/heard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Play a take to a person who is not there */
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Voice: {
            id: string;
            name: string;
            language: string;
            /** @enum {string} */
            gender: "female" | "male" | "other";
            /** @enum {string} */
            age: "child" | "young" | "adult" | "old";
            description: string;
            provider: string;
        };
        VoiceProfile: {
            id: string;
            name: string;
            language: string;
            /** @enum {string} */
            gender: "female" | "male" | "other";
            /** @enum {string} */
            age: "child" | "young" | "adult" | "old";
            /**
             * Format: uuid
             * @description A UUID.
             */
            consentId: string;
            /**
             * Format: date-time
             * @description When its consent ends, and the profile with it.
             */
            until: string;
            /** @description The median pitch. This and the pace are all that is measured; no voiceprint is made. */
            pitchHz: number | null;
            wordsPerMinute: number | null;
        };
        NeuralVoices: {
            /**
             * @description `off`: the operator chose the quick voices.
             * @enum {string}
             */
            state: "ready" | "fetching" | "missing" | "off";
            /** @description While their models are fetched. */
            doneBytes?: number;
            totalBytes?: number;
            /** @description Why they are missing, and what to do. */
            reason?: string;
        };
        NewVoice: {
            name: string;
            language: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            consentId: string;
            /**
             * @description Which synthetic voices may stand in. It is asked, and never told by the sound.
             * @default other
             * @enum {string}
             */
            gender?: "female" | "male" | "other";
            /**
             * @default adult
             * @enum {string}
             */
            age?: "child" | "young" | "adult" | "old";
        };
        Cast: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            storyId: string;
            revision: number;
            items: {
                character: {
                    id: string;
                    name: string;
                    gender: string;
                    age: string;
                    lines: number;
                } | null;
                voice: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                chosenBy: "auto" | "user";
                /** @description Why the part has this voice, in one sentence. */
                why: string;
            }[];
        };
        Pronunciation: {
            id: string;
            written: string;
            said?: string;
            ipa?: string;
            exactCase: boolean;
            /** @enum {string} */
            partOfSpeech?: "noun" | "name" | "verb" | "past" | "adjective" | "adverb";
        };
        NewPronunciation: {
            /** @description The word or phrase as the story writes it. */
            written: string;
            /** @description A respelling: what is said instead. */
            said?: string;
            /** @description Its sounds in IPA. A voice that takes no IPA says `said`, or else the word as it is written. */
            ipa?: string;
            /** @description Whether other cases are other words. */
            exactCase?: boolean;
            /**
             * @description Reads the word only where it is this. `past` is a verb in the past or a participle.
             * @enum {string}
             */
            partOfSpeech?: "noun" | "name" | "verb" | "past" | "adjective" | "adverb";
        };
        PronunciationSample: {
            /** @description Words of the story in which the entry's words occur. */
            text: string;
            entry: components["schemas"]["NewPronunciation"];
            voiceId: string;
            /** @description The story's; the voice's by default. */
            language?: string;
        };
        /** @description Fields that are left out stay; null takes one away. */
        ChangedPronunciation: {
            written?: string;
            said?: string | null;
            ipa?: string | null;
            exactCase?: boolean;
            partOfSpeech?: ("noun" | "name" | "verb" | "past" | "adjective" | "adverb") | null;
        };
        PronunciationSuggestion: {
            written: string;
            /** @description The character who is called so. */
            characterId: string | null;
            /** @description In how many lines it occurs. */
            lines: number;
            first: {
                line: number;
                /** @description Its place in the line (UTF-16). */
                start: number;
                /** @description The words around it, to hear it in. */
                text: string;
            };
        };
        NewNarration: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            storyId: string;
            /** @description Voices for this narration only, by a character's id or name, or `narrator`. */
            voices?: {
                [key: string]: string;
            };
            /**
             * @description Whether emoji are said by their names.
             * @default skip
             * @enum {string}
             */
            emoji?: "skip" | "name";
            /**
             * @description Whether this narration is read by the voices that need no model. They are fast and plain. The story's cast stays as it is.
             * @default false
             */
            quick?: boolean;
        };
        Narration: {
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
            /** @enum {string} */
            status: "queued" | "rendering" | "mastering" | "done" | "failed" | "cancelled";
            progress: {
                lines: number;
                /** @description Lines whose audio exists, rendered or reused. */
                done: number;
                /** @description Renditions made for this narration. */
                rendered: number;
                /** @description Lines that needed no rendition, because equal audio existed. */
                reused: number;
                /** @description 0 to 1. */
                fraction: number;
                /** @description Null until it can be estimated. */
                etaSeconds: number | null;
            };
            /** @description What the check of the lines' audio found. */
            quality: {
                /** @description Lines whose audio was checked. */
                checked: number;
                /** @description Lines that were rendered again, since the first attempt had flaws. */
                rerendered: number;
                /** @description Lines that still have flaws; see the segments. */
                reported: number;
            };
            voices: components["schemas"]["VoicesOfNarration"];
            /** @description What listeners must be told: which lines are synthetic, by which voices, and which people speak. */
            credits: string;
            /** @description Lines that people speak. */
            humanLines: number;
            /** @description Whether its audiobook can be played. While it is regenerated, that is the one before. */
            playable: boolean;
            durationMs: number | null;
            cast: {
                character: {
                    id: string;
                    name: string;
                } | null;
                voice: {
                    id: string;
                    name: string;
                };
            }[];
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            /** @description What its owner should know, such as who reads a chapter in another language. */
            notes: {
                code: string;
                message: string;
            }[];
            /** @description Why it failed. */
            error?: string;
        };
        VoicesOfNarration: {
            /** @description Whose voices its cast has. */
            providers: string[];
            /** @description Whether voices that need no model, and sound plain, read it. */
            quick: boolean;
            /** @description For a narration by quick voices, when neural ones speak its language. It keeps its voices. Request it again when they are ready. */
            neural?: components["schemas"]["NeuralVoices"];
        };
        RegenerateNarration: {
            /** @description Only these takes, which are chosen by this. Without it, every line gets its choice. */
            takes?: string[];
            /**
             * @description Only counts what would change.
             * @default false
             */
            dryRun?: boolean;
        };
        RebuiltNarration: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            narrationId: string;
            /** @description Segments that change; all others stay as they are. */
            segments: number;
            /** @description Takes that are heard anew. */
            takes: number;
            /** @description Named takes that are still being prepared. */
            waiting: string[];
            /** @description Named takes whose words are not those of their line. */
            unused: string[];
            editions: {
                /** @enum {string} */
                kind: "audiobook" | "captions";
            }[];
            /** @enum {string} */
            status: "queued" | "rendering" | "mastering" | "done" | "failed" | "cancelled";
        };
        Provenance: {
            line: number;
            /** @enum {string} */
            origin: "synthetic" | "human";
            /** @description The synthetic voice that speaks, or that stands in. */
            voiceId: string;
            take: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
                name: string | null;
                /** Format: date-time */
                recordedAt: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                consentId: string;
                publishable: boolean;
            } | null;
        };
        Segment: {
            index: number;
            line: number;
            speaker: string;
            voiceId: string;
            text: string;
            /** @description Its start in the audiobook; null until the narration is done. */
            startMs: number | null;
            endMs: number | null;
            /** @description Offsets into `text` (UTF-16), milliseconds from the start of this segment. */
            words: {
                start: number;
                end: number;
                fromMs: number;
                toMs: number;
            }[];
            /** @description What the voice cannot say and leaves out: offsets into `text` (UTF-16). */
            problems: {
                start: number;
                end: number;
                /** @enum {string} */
                reason: "script" | "emoji" | "symbol" | "damaged";
            }[];
            /**
             * @description Whether the line is spoken by a synthetic voice or by a person.
             * @enum {string}
             */
            origin: "synthetic" | "human";
            /** @description The recording that is heard; null for a synthetic voice. */
            takeId: string | null;
            /** @description What the check of its audio found; it was rendered again before it was accepted. */
            flaws: ("silent" | "gap" | "clipped" | "offset" | "cut-off" | "too-short" | "too-long" | "loudness-jump" | "pitch-drift")[];
            /** @description Whether its audio exists. */
            ready: boolean;
            reused: boolean;
        };
        HeardChapter: {
            /** @description The chapter of the story; null if it has no mark there. */
            id: string | null;
            title: string;
            /** @description 1 is the highest. Those of a part have a greater one. */
            level: number;
            startMs: number;
            /** @description Where the next chapter begins, of whatever level. */
            endMs: number;
        };
        NewConsent: {
            /** @description Who consents. */
            name: string;
            uses: ("this-story" | "this-series" | "publishing" | "cloning")[];
            /**
             * Format: uuid
             * @description Without it, the consent is for the stories that the person owns.
             */
            storyId?: string;
            /**
             * Format: date-time
             * @description In five years by default, in ten at the latest.
             */
            until?: string;
            /** @default false */
            minor?: boolean;
            /** @description The parent or guardian who consents for a minor. */
            guardian?: string;
        };
        Consent: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Null: it is for the stories that the person owns. */
            storyId: string | null;
            uses: ("this-story" | "this-series" | "publishing" | "cloning")[];
            /** @enum {string} */
            means: "pressed" | "said";
            /** @description Null where another service keeps the name. */
            name: string | null;
            minor: boolean;
            /** @description The parent or guardian who consented for a minor. */
            guardian: string | null;
            /** Format: date-time */
            givenAt: string;
            /** Format: date-time */
            until: string;
            active: boolean;
            ended: {
                /** @enum {string} */
                cause: "person" | "erased" | "expired" | "story-deleted";
                /** Format: date-time */
                at: string;
            } | null;
        };
        Receipt: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            consentId: string;
            storyId: string | null;
            /** @enum {string} */
            cause: "person" | "erased" | "expired" | "story-deleted";
            /** @description Recordings of lines that were deleted. */
            takes: number;
            /** @description Voice profiles that were deleted with their samples. */
            profiles: number;
            /** @description Narrations whose audiobook and captions were deleted. */
            narrations: number;
            /** @description Lines that a synthetic voice reads from now on. */
            lines: number;
            /** Format: date-time */
            withdrawnAt: string;
            /** @description When the last file was deleted; null until then. Nothing can be played before, either. */
            deletedAt: string | null;
        };
        VoiceSample: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            text: string | null;
            durationMs: number;
            /** @description What could be better; mostly empty. */
            findings: ("too-quiet" | "clipped" | "noisy" | "too-short" | "too-long" | "other-words" | "cut-off" | "echo")[];
            /** Format: date-time */
            createdAt: string;
        };
        FittedTake: {
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
            /**
             * @description `waiting`: it is kept until the owner's allowance of recorded lines has room for it.
             * @enum {string}
             */
            status: "received" | "waiting" | "ready" | "refused";
            decision: ("accepted" | "declined") | null;
            /** @description Why it was refused. */
            reason: ("not-audio" | "audio-damaged" | "audio-unsupported" | "audio-too-large" | "audio-too-long" | "audio-too-many-channels" | "audio-silent" | "audio-empty" | "consent-missing" | "line-gone") | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            /** @description How credits name the person who speaks. */
            name: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            consentId: string;
            contributionId: string | null;
            revision: number;
            /** @description The line that was read, in that revision. */
            line: number;
            /** @description Null is the narrator. */
            speaker: string | null;
            text: string | null;
            language: string | null;
            /** @description What could be better. */
            findings: ("too-quiet" | "clipped" | "noisy" | "too-short" | "too-long" | "other-words" | "cut-off" | "echo")[];
            /** @description Of the recording as it came, in LUFS. */
            loudness: number | null;
            /** @description Between the words, in dBFS. */
            noise: number | null;
            /** @description How well it fits its text, 0 to 1. */
            match: number | null;
            durationMs: number | null;
            /** @description Whether the consent allows publishing. */
            publishable: boolean;
            /** Format: date-time */
            recordedAt: string;
            /** @description Null when its line is gone. */
            fitsLine: number | null;
            /** @description `changed`: the words of its line changed, so it is offered, not used by itself. */
            fits: ("exact" | "changed") | null;
            chosen: boolean;
        };
        Take: {
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
            /**
             * @description `waiting`: it is kept until the owner's allowance of recorded lines has room for it.
             * @enum {string}
             */
            status: "received" | "waiting" | "ready" | "refused";
            decision: ("accepted" | "declined") | null;
            /** @description Why it was refused. */
            reason: ("not-audio" | "audio-damaged" | "audio-unsupported" | "audio-too-large" | "audio-too-long" | "audio-too-many-channels" | "audio-silent" | "audio-empty" | "consent-missing" | "line-gone") | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            /** @description How credits name the person who speaks. */
            name: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            consentId: string;
            contributionId: string | null;
            revision: number;
            /** @description The line that was read, in that revision. */
            line: number;
            /** @description Null is the narrator. */
            speaker: string | null;
            text: string | null;
            language: string | null;
            /** @description What could be better. */
            findings: ("too-quiet" | "clipped" | "noisy" | "too-short" | "too-long" | "other-words" | "cut-off" | "echo")[];
            /** @description Of the recording as it came, in LUFS. */
            loudness: number | null;
            /** @description Between the words, in dBFS. */
            noise: number | null;
            /** @description How well it fits its text, 0 to 1. */
            match: number | null;
            durationMs: number | null;
            /** @description Whether the consent allows publishing. */
            publishable: boolean;
            /** Format: date-time */
            recordedAt: string;
        };
        LineTakes: {
            revision: number;
            line: number;
            text: string;
            speaker: string | null;
            /** @description Null until somebody chose; then the synthetic voice speaks. */
            choice: components["schemas"]["TakeChoice"] | null;
            /** @description Every choice that was made, the newest first. */
            history: components["schemas"]["TakeChoice"][];
            items: components["schemas"]["FittedTake"][];
            synthetic: {
                chosen: boolean;
                /** @description Where the synthetic voice is heard, below this service. */
                audio: string;
            };
        };
        TakeChoice: {
            /** @description Null is the synthetic voice. */
            takeId: string | null;
            /**
             * Format: uuid
             * @description The user who chose.
             */
            by: string;
            /** Format: date-time */
            at: string;
        };
        ChooseTake: {
            /** @description Null is the synthetic voice. */
            takeId: string | null;
            /** @description The revision whose line is meant. Another current one is refused. */
            revision?: number;
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
export type NarrationPaths = paths;
export type NarrationClient = Client<paths>;
