// Made by npm run gen from openapi.json. Do not edit.

import type { Client } from "openapi-fetch";

export interface paths {
    "/subscription/v1/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare the tiers */
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
                            currency: string;
                            tiers: {
                                /** @enum {string} */
                                code: "free" | "silver" | "gold" | "platinum";
                                name: string;
                                priceMonth: number;
                                priceYear: number;
                                allowances: {
                                    stories: number;
                                    analysedWords: number;
                                    narratedCharacters: number;
                                    humanTakes: number;
                                    videoMinutes: number;
                                    guestsPerSession: number;
                                    storageBytes: number;
                                };
                                features: {
                                    /** @enum {string} */
                                    voices: "standard" | "all";
                                    exports: ("mp3" | "captions" | "web" | "epub" | "video")[];
                                    priority: number;
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
    "/subscription/v1/subscriptions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read my subscription */
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
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Subscribe, or begin a trial */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        tier: "free" | "silver" | "gold" | "platinum";
                        /** @enum {string} */
                        interval: "month" | "year";
                        /**
                         * @description Begin with days that cost nothing.
                         * @default false
                         */
                        trial?: boolean;
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
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/subscriptions/{id}/upgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an upgrade would cost now */
        get: {
            parameters: {
                query: {
                    tier: "free" | "silver" | "gold" | "platinum";
                    interval?: "month" | "year";
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
                            lines: {
                                text: string;
                                amount: number;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            }[];
                            total: number;
                            currency: string;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Take a better plan at once */
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
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        tier: "free" | "silver" | "gold" | "platinum";
                        /** @enum {string} */
                        interval?: "month" | "year";
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
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/subscriptions/{id}/downgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go on with less when the period ends */
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
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        tier: "free" | "silver" | "gold" | "platinum";
                        /** @enum {string} */
                        interval?: "month" | "year";
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
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/subscriptions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Give a subscription up */
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
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default period-end
                         * @enum {string}
                         */
                        when?: "period-end" | "now";
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
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take back a cancellation or a downgrade */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which card pays */
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
                            card: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
        /** Give a card to pay with */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A test card, where no real money moves. */
                        card?: string;
                        /** Format: uri */
                        returnUrl?: string;
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
                            card: string | null;
                            url: string | null;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open the payment provider's page */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uri */
                        returnUrl?: string;
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
                            url: string;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my invoices */
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
                                /** Format: uuid */
                                id: string;
                                number: string;
                                /** @enum {string} */
                                status: "open" | "paid";
                                /** Format: uuid */
                                subscriptionId: string;
                                /** @enum {string} */
                                kind: "period" | "upgrade";
                                currency: string;
                                total: number;
                                paid: number;
                                credited: number;
                                open: number;
                                /** Format: date-time */
                                periodStart: string;
                                /** Format: date-time */
                                periodEnd: string;
                                lines: {
                                    text: string;
                                    amount: number;
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                }[];
                                creditNotes: {
                                    /** Format: uuid */
                                    id: string;
                                    number: string;
                                    amount: number;
                                    reason: string;
                                    /** Format: date-time */
                                    issuedAt: string;
                                }[];
                                /** Format: date-time */
                                issuedAt: string;
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
    "/subscription/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an invoice */
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
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** @enum {string} */
                            status: "open" | "paid";
                            /** Format: uuid */
                            subscriptionId: string;
                            /** @enum {string} */
                            kind: "period" | "upgrade";
                            currency: string;
                            total: number;
                            paid: number;
                            credited: number;
                            open: number;
                            /** Format: date-time */
                            periodStart: string;
                            /** Format: date-time */
                            periodEnd: string;
                            lines: {
                                text: string;
                                amount: number;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            }[];
                            creditNotes: {
                                /** Format: uuid */
                                id: string;
                                number: string;
                                amount: number;
                                reason: string;
                                /** Format: date-time */
                                issuedAt: string;
                            }[];
                            /** Format: date-time */
                            issuedAt: string;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/invoices/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pay an open invoice now */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/invoices/{id}/invoice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Print an invoice */
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
                        "application/pdf": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": Blob;
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
    "/subscription/v1/invoices/{id}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Print the receipt of a payment */
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
                        "application/pdf": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": Blob;
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
    "/subscription/v1/credit-notes/{id}/credit-note.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Print a credit note */
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
                        "application/pdf": Blob;
                    };
                };
                /** @description The range that was asked for. */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": Blob;
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
    "/subscription/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to my money */
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
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                invoiceId: string;
                                /**
                                 * @description `withheld` and `released`: where money is while a bank decides. `chargeback`: it is gone. `reinstated`: it came back after that.
                                 * @enum {string}
                                 */
                                kind: "invoice" | "payment" | "failure" | "refund" | "credit" | "withheld" | "released" | "chargeback" | "reinstated";
                                amount: number;
                                currency: string;
                                reason: string | null;
                                /** Format: date-time */
                                at: string;
                                dispute: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    status: "inquiry" | "withdrawn" | "open" | "lost" | "won";
                                    amount: number;
                                    reason: string | null;
                                    /** Format: date-time */
                                    openedAt: string;
                                    closedAt: string | null;
                                } | null;
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
    "/subscription/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what payers' banks claim back */
        get: {
            parameters: {
                query?: {
                    /** @description How many to give back. */
                    limit?: number;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    state?: "running" | "over";
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
                                /** Format: uuid */
                                id: string;
                                /** @description The provider's name for it. */
                                reference: string;
                                /** Format: uuid */
                                userId: string;
                                /** Format: uuid */
                                paymentId: string;
                                /** Format: uuid */
                                invoiceId: string;
                                invoiceNumber: string | null;
                                /** @enum {string} */
                                status: "inquiry" | "withdrawn" | "open" | "lost" | "won";
                                /** @description What the bank claims, in minor units. */
                                claimed: number;
                                /** @description What it took of that; no more than was left of the payment. */
                                withheld: number;
                                currency: string;
                                reason: string | null;
                                /** @description Until when evidence is heard; null when none is. */
                                dueAt: string | null;
                                /** Format: date-time */
                                openedAt: string;
                                closedAt: string | null;
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
    "/subscription/v1/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was told about my plan */
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
                                /** Format: uuid */
                                id: string;
                                text: string;
                                /** Format: date-time */
                                at: string;
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
    "/subscription/v1/webhooks/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hear the payment provider */
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
    "/subscription/v1/test-bank/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Confirm a test payment, where no real money moves */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reference: string;
                };
                cookie?: never;
            };
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        approve: boolean;
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
                            id: string | null;
                            /** @enum {string} */
                            status: "none" | "incomplete" | "trialing" | "active" | "past-due" | "ended";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            plan: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                                amount: number;
                                currency: string;
                            } | null;
                            periodStart: string | null;
                            periodEnd: string | null;
                            cancelAtPeriodEnd: boolean;
                            next: {
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                /** @enum {string} */
                                interval: "month" | "year";
                            } | null;
                            dunning: {
                                failures: number;
                                nextTryAt: string | null;
                                endsAt: string | null;
                            } | null;
                            openInvoiceId: string | null;
                            payment: {
                                /** Format: uuid */
                                id: string;
                                status: string;
                                amount: number;
                                url: string | null;
                            } | null;
                            endedAt: string | null;
                            endReason: string | null;
                            notices: {
                                /** @enum {string} */
                                code: "payment-disputed" | "payment-taken-back";
                                text: string;
                                /** Format: uuid */
                                invoiceId: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/usage/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See what was used and what remains */
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
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            /** @description A UTC calendar month, such as 2026-11. */
                            month: string;
                            renewsAt: string;
                            resources: {
                                /** @enum {string} */
                                resource: "stories" | "analysedWords" | "narratedCharacters" | "humanTakes" | "videoMinutes" | "guestsPerSession" | "storageBytes";
                                /** @enum {string} */
                                kind: "monthly" | "level" | "each";
                                /** @enum {string} */
                                tier: "free" | "silver" | "gold" | "platinum";
                                used: number;
                                /** @description Kept back for work that is under way. */
                                held: number;
                                remains: number;
                                limit: number;
                                /** @description When it starts anew; null for what does not. */
                                renewsAt: string | null;
                            }[];
                            notices: {
                                /** @enum {string} */
                                resource: "stories" | "analysedWords" | "narratedCharacters" | "humanTakes" | "videoMinutes" | "guestsPerSession" | "storageBytes";
                                percent: number;
                                allowance: number;
                                at: string;
                            }[];
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/usage/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ask whether there is enough */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        resource: "stories" | "analysedWords" | "narratedCharacters" | "humanTakes" | "videoMinutes" | "guestsPerSession" | "storageBytes";
                        quantity: number;
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
                            /** @enum {string} */
                            resource: "stories" | "analysedWords" | "narratedCharacters" | "humanTakes" | "videoMinutes" | "guestsPerSession" | "storageBytes";
                            /** @enum {string} */
                            kind: "monthly" | "level" | "each";
                            /** @enum {string} */
                            tier: "free" | "silver" | "gold" | "platinum";
                            used: number;
                            /** @description Kept back for work that is under way. */
                            held: number;
                            remains: number;
                            limit: number;
                            /** @description When it starts anew; null for what does not. */
                            renewsAt: string | null;
                            allowed: boolean;
                            quantity: number;
                            /** @description What would remain; what remains now when not allowed. */
                            remainsAfter: number;
                            /** @description The least tier that would do; null when none does. */
                            enough: ("free" | "silver" | "gold" | "platinum") | null;
                            /** @description Refused for want of room in storage, whatever remains. */
                            storageFull: boolean;
                        };
                    };
                };
                "4XX": components["responses"]["Problem"];
                "5XX": components["responses"]["Problem"];
            };
        };
    };
    "/subscription/v1/usage/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hold allowance for work that is about to begin */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            /** @description At most 10,000 bytes, 300 values and 10 levels. */
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description A UUID.
                         */
                        workId: string;
                        /** @enum {string} */
                        resource: "stories" | "analysedWords" | "narratedCharacters" | "humanTakes" | "videoMinutes" | "guestsPerSession" | "storageBytes";
                        quantity: number;
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
                            workId: string;
                            /** @enum {string} */
                            resource: "stories" | "analysedWords" | "narratedCharacters" | "humanTakes" | "videoMinutes" | "guestsPerSession" | "storageBytes";
                            quantity: number;
                            /** @enum {string} */
                            state: "held" | "expired" | "committed" | "released";
                            month: string;
                            expiresAt: string;
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
export type SubscriptionPaths = paths;
export type SubscriptionClient = Client<paths>;
