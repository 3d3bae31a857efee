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
                         * @description Begin with a free trial.
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
        /** Read the price of an upgrade now */
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
        /** Upgrade at once */
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
        /** Downgrade when the period ends */
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
        /** Cancel a subscription */
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
        /** Read my card */
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
        /** Add a card to pay with */
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
                        /** @description A test card, with the embedded provider only. */
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
        /** Download an invoice as PDF */
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
        /** Download the receipt of a payment as PDF */
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
        /** Download a credit note as PDF */
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
        /** List my payments, refunds and credits */
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
                                 * @description `withheld`: the bank holds the money while it decides. `released`: it came back. `chargeback`: it is gone. `reinstated`: it came back after a chargeback.
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
        /** List disputes about payments */
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
                                /** @description The provider's reference. */
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
                                /** @description The amount that the bank claims, in minor units. */
                                claimed: number;
                                /** @description The part that the bank took; at most what was left of the payment. */
                                withheld: number;
                                currency: string;
                                reason: string | null;
                                /** @description The deadline for evidence; null when the bank accepts none. */
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
        /** List messages about my plan */
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
        /** Receive a webhook from the payment provider */
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
        /** Confirm or decline a test payment (no real money) */
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
        /** Read my usage and what remains */
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
                                /** @description Reserved for work that is under way. */
                                held: number;
                                remains: number;
                                limit: number;
                                /** @description When it starts again at 0; null for a resource that does not. */
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
        /** Check whether enough remains */
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
                            /** @description Reserved for work that is under way. */
                            held: number;
                            remains: number;
                            limit: number;
                            /** @description When it starts again at 0; null for a resource that does not. */
                            renewsAt: string | null;
                            allowed: boolean;
                            quantity: number;
                            /** @description What would remain; if not allowed, what remains now. */
                            remainsAfter: number;
                            /** @description The lowest tier that suffices; null when none does. */
                            enough: ("free" | "silver" | "gold" | "platinum") | null;
                            /** @description True when the work is refused because the storage is full. */
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
        /** Reserve allowance for work that is about to begin */
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
    "/subscription/v1/usage/reservations/absent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reserve allowance of a user who is not there */
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
