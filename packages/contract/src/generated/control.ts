// Generated from openapi/ by `npm run generate`. Do not edit.
export interface paths {
    "/__mock__": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** Get the address, the tokens and the one-time code of the mock */
        get: operations["getMock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check that the server is running; no control token is required */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the OpenAPI document of the control API */
        get: operations["getControlDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/state": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** Get all service accounts, API keys, user accounts and investigative actions */
        get: operations["getState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/seed": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create service accounts with their keys, user accounts, investigative actions and other organizations
         * @description The email address of each user must be unique, ignoring case. The ids of related records must exist. A seed has at most 100 levels of nested arrays and objects, and at most 16 MiB.
         */
        post: operations["seed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/scenarios": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** List all named scenarios */
        get: operations["listScenarios"];
        put?: never;
        /**
         * Apply one or more scenarios by name
         * @description Rejects an unknown name, and a number after the name of a scenario that does not take one.
         */
        post: operations["putInScenarios"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/reset": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset the world to its initial state, with the same tokens and without faults or requests */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/snapshot": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** Get a snapshot of all data in the world, except requests and faults */
        get: operations["getSnapshot"];
        /**
         * Restore a snapshot of this or another world, including its tokens
         * @description The snapshot must contain the organization of its random seed. Its records must match the contract and each other, and its clock must be in the years 1 to 9998. A snapshot has at most 100 levels of nested arrays and objects, and at most 512 MiB.
         */
        put: operations["restoreSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/clock": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** Get the time and whether the clock is running */
        get: operations["getClock"];
        /** Stop the clock at a time */
        put: operations["setClock"];
        post?: never;
        /** Resume the clock at the system time */
        delete: operations["resumeClock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/clock/advance": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance the clock, whether it is stopped or running
         * @description The new time must be in the years 1 to 9998.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/faults": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** List all active faults */
        get: operations["listFaults"];
        put?: never;
        /**
         * Add a fault
         * @description A world has at most 1,000 active faults. Another one is rejected with status 409.
         */
        post: operations["addFault"];
        /** Remove all faults */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/faults/{id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path: {
                /** @example fault-1 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a fault */
        delete: operations["removeFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/requests": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the recorded requests to the Workbench API, without secrets
         * @description A world that `npx @workbench-sdk/mock` serves keeps its newest 1,000 requests, or fewer if the requests of all worlds take more than 16 MiB.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        /** Delete all recorded requests */
        delete: operations["clearRequests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/requests/stream": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Stream each request as a server-sent event when it is answered
         * @description Each event has the name `request`, the id of the request, and a `Request` as its data. To receive missed events, reconnect with `last-event-id`. The server disconnects clients that read too slowly.
         */
        get: operations["streamRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/requests/{id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path: {
                /**
                 * @description The `x-request-id` of the response.
                 * @example req_12
                 */
                id: string;
            };
            cookie?: never;
        };
        /** Get a recorded request with an explanation of its response */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all worlds */
        get: operations["listWorlds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock__/worlds/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["schemas"]["WorldName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a world; the next request to its control API recreates it */
        delete: operations["deleteWorld"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description 1 to 64 letters, digits, dots, underscores and hyphens. The first character is not a dot.
         * @example default
         * @example ci-7
         */
        WorldName: string;
        /**
         * Format: uuid
         * @description A UUID. An id is never reused, even after its record is deleted.
         * @example 5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11
         */
        Id: string;
        /** @description The secrets of the three initial API keys, which belong to three service accounts. */
        Tokens: {
            admin: string;
            analyst: string;
            readOnlyAdmin: string;
        };
        Identity: {
            serviceAccountId: components["schemas"]["Id"];
            apiKeyId: components["schemas"]["Id"];
        };
        /** @description The records of the initial API keys, by the name of the token. They can be changed and deleted like any other record. */
        Identities: {
            admin: components["schemas"]["Identity"];
            analyst: components["schemas"]["Identity"];
            readOnlyAdmin: components["schemas"]["Identity"];
        };
        /** @description The seed of all ids, secrets, codes and random faults. The same seed produces the same values. */
        RandomSeed: string | number;
        MockDescription: {
            /**
             * @description The version of the control API, which is independent of that of the package. Versions with the same major number are compatible.
             * @example 1.0.0
             */
            version: string;
            /**
             * @description The version of the package `@workbench-sdk/mock`.
             * @example 0.1.0
             */
            packageVersion: string;
            /** @description The base URL for clients. */
            url: string;
            world: components["schemas"]["WorldName"];
            organizationId: components["schemas"]["Id"];
            tokens: components["schemas"]["Tokens"];
            identities: components["schemas"]["Identities"];
            /** @description The one-time code for a login. */
            otp: string;
            randomSeed: components["schemas"]["RandomSeed"];
            /** @description The assumptions that the mock makes about Workbench. */
            assumptions: {
                [key: string]: string | boolean;
            };
        };
        Problem: {
            /** @description The status of the response. */
            status: number;
            /** @description The error. */
            error: string;
            /** @description How to fix it. */
            hint: string;
            /** @description The invalid values in the request. */
            issues: {
                /** @description The location in the body or the query, e.g. `body/serviceAccounts/0/name`. */
                at: string;
                says: string;
            }[];
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        /**
         * @description A role that a service account can have.
         * @enum {string}
         */
        AssignableRole: "organization_admin" | "organization_analyst";
        /**
         * Format: date-time
         * @description A date and time in ISO 8601, in UTC with milliseconds.
         * @example 2026-11-22T18:49:00.000Z
         */
        Timestamp: string;
        /** @description The state of a service account. */
        ServiceAccountState: {
            id: components["schemas"]["Id"];
            name: string;
            role: components["schemas"]["AssignableRole"];
            restrictions: string[];
            active: boolean;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            readOnly: boolean;
            organizationId: components["schemas"]["Id"];
            actorId: components["schemas"]["Id"];
            createdById: components["schemas"]["Id"];
            updatedById: components["schemas"]["Id"];
        };
        /** @description The state of an API key. */
        ApiKeyState: {
            id: components["schemas"]["Id"];
            active: boolean;
            assignable: boolean;
            name: string;
            /** @enum {string} */
            realm: "public" | "internal";
            restrictions: string[];
            role: components["schemas"]["AssignableRole"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            readOnly: boolean;
            organizationId: components["schemas"]["Id"];
            serviceAccountId: components["schemas"]["Id"];
            createdById: components["schemas"]["Id"];
            updatedById: components["schemas"]["Id"];
        };
        /** @description The state of a user account. */
        UserAccountState: {
            id: components["schemas"]["Id"];
            name: string | null;
            email: string;
            firstName: string | null;
            lastName: string | null;
            active: boolean;
            activeStatus: string;
            assignable: boolean;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            primaryOrganizationId: components["schemas"]["Id"];
            actorId: components["schemas"]["Id"];
            createdById: components["schemas"]["Id"];
            updatedById: components["schemas"]["Id"];
        };
        /** @enum {string} */
        InvestigativeActionStatus: "RUNNING" | "FAILED" | "READY_FOR_ANALYSIS" | "CLOSED" | "COMPLETED";
        /** @description The state of an investigative action. */
        InvestigativeActionState: {
            id: components["schemas"]["Id"];
            title: string;
            actionType: string;
            status: components["schemas"]["InvestigativeActionStatus"];
            reason: string;
            instructions: string | null;
            results: string | null;
            closeReason: string | null;
            classification: string | null;
            statusUpdatedAt: components["schemas"]["Timestamp"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            organizationId: components["schemas"]["Id"];
            assignedToActorId: components["schemas"]["Id"] | null;
            createdById: components["schemas"]["Id"];
            updatedById: components["schemas"]["Id"];
        };
        State: {
            serviceAccounts: components["schemas"]["ServiceAccountState"][];
            apiKeys: components["schemas"]["ApiKeyState"][];
            userAccounts: components["schemas"]["UserAccountState"][];
            investigativeActions: components["schemas"]["InvestigativeActionState"][];
        };
        /** @example ci */
        Name: string;
        /** @description Disabling an account disables all of its keys; enabling it enables them. */
        AccountActive: boolean;
        /**
         * Format: date-time
         * @description A date and time in ISO 8601 with seconds and an offset, in the years 1 to 9998 in UTC.
         * @example 2026-11-22T18:49:00Z
         */
        Time: string;
        ServiceAccountSeeds: {
            name: components["schemas"]["Name"];
            role?: components["schemas"]["AssignableRole"];
            readOnly?: boolean;
            active?: components["schemas"]["AccountActive"];
            createdAt?: components["schemas"]["Time"];
            keys?: {
                name: components["schemas"]["Name"];
                active?: boolean;
                createdAt?: components["schemas"]["Time"];
            }[];
        }[];
        /**
         * Format: email
         * @description An email address (RFC 5321). The host name need not contain a dot. Characters outside ASCII are allowed (RFC 6531).
         * @example robin@example.com
         */
        Email: string;
        UserAccountSeeds: {
            email: components["schemas"]["Email"];
            displayName?: components["schemas"]["Name"];
            active?: boolean;
            /** @description The password for logging in, together with the one-time code of the mock. Without a password, the person cannot log in. */
            password?: string;
            role?: components["schemas"]["AssignableRole"];
        }[];
        InvestigativeActionSeeds: {
            title: components["schemas"]["Name"];
            reason?: components["schemas"]["Name"];
            status?: components["schemas"]["InvestigativeActionStatus"];
            createdAt?: components["schemas"]["Time"];
        }[];
        /** @description Other organizations with their records. */
        OrganizationSeeds: {
            name: components["schemas"]["Name"];
            serviceAccounts?: components["schemas"]["ServiceAccountSeeds"];
            userAccounts?: components["schemas"]["UserAccountSeeds"];
            investigativeActions?: components["schemas"]["InvestigativeActionSeeds"];
            organizations?: components["schemas"]["OrganizationSeeds"];
            actors?: components["schemas"]["ActorSeeds"];
        }[];
        /** @description Actors to create. */
        ActorSeeds: {
            /** @enum {string} */
            type: "system" | "user" | "organization" | "api" | "service";
            name?: string | null;
            isExpel: boolean;
            parentActorId?: components["schemas"]["Id"] | null;
            createdAt?: components["schemas"]["Time"];
        }[];
        /** @description The records to create in the organization of the mock. */
        Seed: {
            serviceAccounts?: components["schemas"]["ServiceAccountSeeds"];
            userAccounts?: components["schemas"]["UserAccountSeeds"];
            investigativeActions?: components["schemas"]["InvestigativeActionSeeds"];
            organizations?: components["schemas"]["OrganizationSeeds"];
            actors?: components["schemas"]["ActorSeeds"];
        };
        /** @description The new records, in the structure of the seed. */
        Seeded: {
            organizationId: components["schemas"]["Id"];
            serviceAccounts: {
                id: components["schemas"]["Id"];
                name: string;
                keys: {
                    id: components["schemas"]["Id"];
                    name: string;
                    /** @description The secret. No other response contains it. */
                    token: string;
                }[];
            }[];
            userAccounts: {
                id: components["schemas"]["Id"];
                email: string;
            }[];
            investigativeActions: {
                id: components["schemas"]["Id"];
                title: string;
            }[];
            organizations: components["schemas"]["Seeded"][];
            /** @description Present if the seed has `actors`. */
            actors?: {
                id: components["schemas"]["Id"];
            }[];
        };
        Scenarios: {
            scenarios: {
                name: string;
                /** @description The contents of the scenario. */
                says: string;
                /** @description The default number of records, if the scenario takes a number. */
                n?: number;
            }[];
        };
        /**
         * @description The name of a scenario, with a number if the scenario takes one.
         * @example typical
         * @example fleet:200
         */
        ScenarioName: string;
        ScenarioChoice: {
            scenario: components["schemas"]["ScenarioName"] | components["schemas"]["ScenarioName"][];
        };
        SeededScenarios: {
            seeded: components["schemas"]["Seeded"][];
        };
        /** @description A UUID in lower case. */
        SnapshotId: string;
        /** @description A record. Its attributes and the ids of its related records match the contract of its type, and related records are in the snapshot. */
        SnapshotRecord: {
            type: string;
            id: components["schemas"]["SnapshotId"];
            organizationId: components["schemas"]["SnapshotId"];
            attributes: {
                [key: string]: unknown;
            };
            related: {
                [key: string]: unknown;
            };
            /** @description Only for API keys. */
            secretHash?: string;
            /** @description Only for API keys. */
            disabledAlone?: boolean;
            /** @description Only for users who can log in. */
            credentials?: {
                passwordHash: string;
                role: components["schemas"]["AssignableRole"];
            };
        };
        SnapshotSession: {
            tokenHash: string;
            organizationId: string;
            userAccountId: string;
            expiresAt: number;
        };
        Snapshot: {
            /**
             * @description The version of this format.
             * @enum {unknown}
             */
            snapshot: 1;
            randomSeed: components["schemas"]["RandomSeed"];
            /** @description The number of random values drawn so far, by the id of the organization, or by `mock` for the mock itself. */
            drawn: {
                [key: string]: number;
            };
            clock: {
                standsAt: components["schemas"]["Time"];
            } | {
                aheadMs: number;
            };
            contents: {
                /** @description The records, in the internal format of the mock. */
                records: components["schemas"]["SnapshotRecord"][];
                /** @description The ids of deleted records, by the id of their organization. The organization does not reuse them. */
                deleted: {
                    [key: string]: components["schemas"]["SnapshotId"][];
                };
                /** @description The login sessions. */
                sessions: components["schemas"]["SnapshotSession"][];
            };
        };
        Clock: {
            now: components["schemas"]["Timestamp"];
            /** @description `true` if the clock is running, `false` if it is stopped at `now`. */
            runs: boolean;
            /** @description The difference from the system clock in milliseconds: 0 if the clock follows it, negative for a time in the past. */
            aheadMs: number;
        };
        Moment: {
            now: components["schemas"]["Time"];
        };
        /** @description A duration: the sum of its parts. */
        Lapse: {
            days?: number;
            hours?: number;
            minutes?: number;
            seconds?: number;
        };
        Milliseconds: number;
        DelayParts: {
            days?: number;
            hours?: number;
            minutes?: number;
            seconds?: number;
        };
        /** @description A duration of at most 30 days, in milliseconds or as the sum of its parts. */
        Delay: components["schemas"]["Milliseconds"] | components["schemas"]["DelayParts"];
        /** @description A simulated failure: a `status`, a `drop`, a corrupt `body`, a `latency` or a `rateLimit`, with the options that apply to it. A `latency` can also delay a `status`, a `drop` and a `body`. As JSON without white space, a fault has at most 20,000 characters (UTF-16 code units). */
        Fault: {
            /** @description The requests that it affects: a route (`POST /api_keys`), a method (`GET *`), one record (`PATCH /api_keys/3f2a…`), or all requests (`*`, the default). Unknown routes are rejected. */
            on?: string | string[];
            /** @description The number of requests that it affects before it expires. Default: no limit. */
            times?: number;
            /** @description The number of matching requests to skip before the fault takes effect. */
            skip?: number;
            /** @description The share of requests that it affects. The random seed of the mock determines which. */
            rate?: number;
            /**
             * @description Whether it occurs before or after the request is processed.
             * @enum {string}
             */
            when?: "before-commit" | "after-commit";
            /** @description The delay of the response, or the minimum and the maximum of a random delay. */
            latency?: components["schemas"]["Delay"] | components["schemas"]["Delay"][];
            /** @description The status of the response, which contains an error document. */
            status?: number;
            /** @description The value of the `Retry-After` header: seconds or a date. */
            retryAfter?: number | components["schemas"]["Time"];
            title?: string;
            detail?: string;
            /**
             * @description The connection is closed without a response.
             * @enum {unknown}
             */
            drop?: true;
            /**
             * @description `cut`: the body is truncated. `malformed`: the body is complete but not JSON.
             * @enum {string}
             */
            body?: "cut" | "malformed";
            /** @description A rate limit, according to the clock of the mock. */
            rateLimit?: {
                limit: number;
                /** @description A duration from 1 millisecond to 30 days, in milliseconds or as the sum of its parts. */
                per: number | components["schemas"]["DelayParts"];
            };
        };
        ListedFault: {
            id: string;
            fault: components["schemas"]["Fault"];
            /** @description The number of requests that it affected. */
            met: number;
        };
        Faults: {
            faults: components["schemas"]["ListedFault"][];
        };
        /** @description Headers by name in lower case. */
        Headers: {
            [key: string]: string;
        };
        Request: {
            /** @description The `x-request-id` of the response. */
            id: string;
            at: components["schemas"]["Timestamp"];
            method: string;
            /** @description The path and the query. */
            path: string;
            /** @description The operation that matched the request. An unhandled request has none. */
            route?: string;
            caller?: {
                /** @description The id of the service account or of the user account. */
                id: string;
                name: string;
                role: components["schemas"]["AssignableRole"];
                readOnly: boolean;
                /** @description The API key of the request. A login session has none. */
                apiKey?: {
                    id: string;
                    name: string;
                };
            };
            /** @description The headers of the request. Values of unknown headers are replaced with `[secret]`, and values of more than 1,024 characters with their length. Headers beyond 8,192 characters are omitted. */
            headers: components["schemas"]["Headers"];
            /** @description The parsed body of the request, or its length if it has more than 16,384 characters. */
            body?: unknown;
            /** @description The size of the body of the request in bytes, without compression. */
            bodyBytes: number;
            /** @description The status of the response. Absent if the connection was closed without one. */
            status?: number;
            /** @description The document of the response, for a write or an error, or its length if it has more than 16,384 characters. */
            answer?: unknown;
            /** @description The headers of the response, like `headers`. Absent if the connection was closed without a response. */
            answerHeaders?: components["schemas"]["Headers"];
            /** @description The size of the body of the response in bytes. */
            answerBytes: number;
            /** @description The time until the response in milliseconds, including the delays of faults. */
            durationMs: number;
            /** @description The rule that rejected the request. */
            rule?: string;
            /** @description The id of the fault that affected the response. */
            fault?: string;
        };
        Requests: {
            requests: components["schemas"]["Request"][];
        };
        ExplainedRequest: components["schemas"]["Request"] & {
            /** @description A human-readable explanation of the response: the rule behind it, and what would be allowed. */
            explanation: string;
        };
        Worlds: {
            worlds: {
                name: components["schemas"]["WorldName"];
                /** @description The number of recorded requests. */
                requests: number;
            }[];
            /** @description The maximum number of worlds. */
            limit: number;
        };
    };
    responses: {
        /** @description The request failed and had no effect: 400 invalid request, 401 missing or wrong control token, 403 web page of another origin, 404 not found, 405 method not allowed, 409 conflict with the current state (for example, the maximum number of worlds or faults), 413 body too long, 415 body is not JSON in UTF-8 or has another content encoding than gzip and deflate, 421 unknown host, 431 headers too long. A body has at most 16 MiB, and a snapshot has at most 512 MiB. A body can be compressed with gzip or deflate; these limits then also apply to the decompressed body. */
        failure: {
            headers: {
                allow: components["headers"]["allow"];
                "www-authenticate": components["headers"]["wwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description Success. */
        success: {
            headers: {
                "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The clock. */
        clockState: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
    };
    parameters: {
        /** @description The world, if the path does not select one. Default: `default`. */
        world: components["schemas"]["WorldName"];
        /** @description The organization. Default: the organization of the mock. */
        organizationId: string;
        /**
         * @description Filter by operation (`POST /api_keys`), by path (`PATCH /api_keys/3f2a…`) or by method (`DELETE *`), in each spelling of the path. An unknown operation is rejected.
         * @example POST /api_keys
         */
        route: string;
        /** @description Filter by the status of the response. */
        status: number;
        /**
         * @description Filter by the rule that rejected the request. A rule that rejects no requests is rejected.
         * @example read-only
         */
        rule: string;
        /** @description `true` returns only unhandled requests, which match no operation of the Workbench API. `false` returns only the others. */
        surprises: boolean;
        /** @description Return the requests that were answered after the request with this id, or all requests if it is no longer recorded. */
        after: string;
        /** @description The maximum number of requests. The newest are returned. */
        limit: number;
    };
    requestBodies: never;
    headers: {
        /** @description The mock was started with `--state`, and a change made by the request could not be written to the state file. The change took effect, but is lost if the mock stops before the next successful write. The value describes the problem. */
        notPersisted: string;
        /** @description The methods that the path supports. Sent with status 405. */
        allow: string;
        /** @description The authentication scheme of the control token. Sent with status 401. */
        wwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockDescription"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server is running. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    getControlDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI document. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    getState: {
        parameters: {
            query?: {
                /** @description The organization. Default: the organization of the mock. */
                organizationId?: components["parameters"]["organizationId"];
            };
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All records, in the order of their creation. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    seed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "serviceAccounts": [
                 *         {
                 *           "name": "deployer",
                 *           "role": "organization_admin",
                 *           "keys": [
                 *             {
                 *               "name": "main",
                 *               "createdAt": "2026-01-01T00:00:00Z"
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Seed"];
            };
        };
        responses: {
            /** @description The ids of the new records and the secrets of the keys, in the structure of the seed. */
            201: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seeded"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All named scenarios. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenarios"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    putInScenarios: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scenario": "fleet:200"
                 *     }
                 */
                "application/json": components["schemas"]["ScenarioChoice"];
            };
        };
        responses: {
            /** @description The new records, one entry for each scenario. */
            201: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeededScenarios"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["success"];
            "4XX": components["responses"]["failure"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. Restore it unchanged. The secrets of the mock can be computed from it. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        responses: {
            204: components["responses"]["success"];
            "4XX": components["responses"]["failure"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["clockState"];
            "4XX": components["responses"]["failure"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "now": "2026-11-22T18:49:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["Moment"];
            };
        };
        responses: {
            200: components["responses"]["clockState"];
            "4XX": components["responses"]["failure"];
        };
    };
    resumeClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["clockState"];
            "4XX": components["responses"]["failure"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": 91
                 *     }
                 */
                "application/json": components["schemas"]["Lapse"];
            };
        };
        responses: {
            200: components["responses"]["clockState"];
            "4XX": components["responses"]["failure"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All active faults, in the order in which they were added. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        responses: {
            /** @description The new fault, the last in the list. */
            201: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedFault"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["success"];
            "4XX": components["responses"]["failure"];
        };
    };
    removeFault: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path: {
                /** @example fault-1 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["success"];
            "4XX": components["responses"]["failure"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /**
                 * @description Filter by operation (`POST /api_keys`), by path (`PATCH /api_keys/3f2a…`) or by method (`DELETE *`), in each spelling of the path. An unknown operation is rejected.
                 * @example POST /api_keys
                 */
                route?: components["parameters"]["route"];
                /** @description Filter by the status of the response. */
                status?: components["parameters"]["status"];
                /**
                 * @description Filter by the rule that rejected the request. A rule that rejects no requests is rejected.
                 * @example read-only
                 */
                rule?: components["parameters"]["rule"];
                /** @description `true` returns only unhandled requests, which match no operation of the Workbench API. `false` returns only the others. */
                surprises?: components["parameters"]["surprises"];
                /** @description Return the requests that were answered after the request with this id, or all requests if it is no longer recorded. */
                after?: components["parameters"]["after"];
                /** @description The maximum number of requests. The newest are returned. */
                limit?: components["parameters"]["limit"];
            };
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests, in the order of their responses. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requests"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    clearRequests: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["success"];
            "4XX": components["responses"]["failure"];
        };
    };
    streamRequests: {
        parameters: {
            query?: {
                /** @description Return the requests that were answered after the request with this id, or all requests if it is no longer recorded. */
                after?: components["parameters"]["after"];
            };
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
                /** @description The same as `after`. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream of events. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world, if the path does not select one. Default: `default`. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path: {
                /**
                 * @description The `x-request-id` of the response.
                 * @example req_12
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request and the explanation. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedRequest"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    listWorlds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All worlds, in the order of their creation, with the default world first. */
            200: {
                headers: {
                    "x-workbench-mock-not-persisted": components["headers"]["notPersisted"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worlds"];
                };
            };
            "4XX": components["responses"]["failure"];
        };
    };
    deleteWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["schemas"]["WorldName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["success"];
            "4XX": components["responses"]["failure"];
        };
    };
}
