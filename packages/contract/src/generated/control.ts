// Generated from openapi/ by `npm run generate`. Do not edit.
export interface paths {
    "/__mock__": {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** What a test needs to begin, such as the address, the tokens and the one-time code */
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
        /** Whether the server is there */
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
        /** The OpenAPI document of the control API */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** The service accounts, API keys, people and investigative actions, to assert on */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts in service accounts with their keys, people, investigative actions and other organizations */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** The scenarios that have a name, and what is in them */
        get: operations["listScenarios"];
        put?: never;
        /** Puts in a scenario by its name, or several */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the world what it was in the beginning, with the same tokens, no faults and no requests */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** All that the world holds; its requests and faults are no part of it */
        get: operations["getSnapshot"];
        /** Makes the world hold what a snapshot says, also one of another world, whose tokens it has then */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** The mock's time, and whether it runs */
        get: operations["getClock"];
        /** Stops the clock at a moment */
        put: operations["setClock"];
        post?: never;
        /** Lets the clock run with the machine's */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the clock on, whether it stands or runs */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** The faults that can still meet a request */
        get: operations["listFaults"];
        put?: never;
        /** Lets something go wrong from now on */
        post: operations["addFault"];
        /** Takes all faults back */
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
                /** @description The world that the request is about, where its path does not say so. */
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
        /** Takes one fault back */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /** What was asked of the Workbench API, without secrets */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        /** Forgets the requests */
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Each request as it is answered, as server-sent events, until the server stops
         * @description An event is named `request`, has the id of the request, and a `Request` as its data. Whoever connects again with `last-event-id` gets what came in the meantime. A reader that is too slow is cut off.
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
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path: {
                /**
                 * @description What the answer says in `x-request-id`.
                 * @example req_12
                 */
                id: string;
            };
            cookie?: never;
        };
        /** One request, and why its answer is what it is */
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
        /** The worlds that have begun */
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
        /** Ends a world; whoever names it next begins it anew */
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
         * @description Up to 64 letters, digits, dots, underscores and hyphens, without a dot at the beginning.
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
        /** @description Secrets of three keys to begin with, each of a service account of its own. */
        Tokens: {
            admin: string;
            analyst: string;
            readOnlyAdmin: string;
        };
        /** @description What ids, secrets, codes and the chance of faults follow from. The same gives the same. */
        RandomSeed: string | number;
        MockDescription: {
            /** @description What to give a client as its base URL. */
            url: string;
            world: components["schemas"]["WorldName"];
            organizationId: components["schemas"]["Id"];
            tokens: components["schemas"]["Tokens"];
            /** @description The one-time code that a login takes. */
            otp: string;
            randomSeed: components["schemas"]["RandomSeed"];
            /** @description The guesses that the mock makes about Workbench. */
            assumptions: {
                [key: string]: string | boolean;
            };
        };
        Problem: {
            /** @description The status of the answer. */
            status: number;
            /** @description What is wrong. */
            error: string;
            /** @description What to do. */
            hint: string;
            /** @description Where in the request it is wrong, and how. */
            issues: {
                /** @description A place in the body or the query, such as `body/serviceAccounts/0/name`. */
                at: string;
                says: string;
            }[];
        };
        Health: {
            /** @constant */
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
        ServiceAccountState: {
            id: components["schemas"]["Id"];
            name: string;
            role: components["schemas"]["AssignableRole"];
            readOnly: boolean;
            restrictions: string[];
            active: boolean;
            organizationId: components["schemas"]["Id"];
            actorId: components["schemas"]["Id"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            createdById: components["schemas"]["Id"];
            updatedById: components["schemas"]["Id"];
        };
        /** @description An API key. Role and restrictions are its account's; its secret is nowhere. */
        ApiKeyState: {
            id: components["schemas"]["Id"];
            name: string;
            role: components["schemas"]["AssignableRole"];
            readOnly: boolean;
            restrictions: string[];
            active: boolean;
            assignable: boolean;
            realm: string;
            serviceAccountId: components["schemas"]["Id"];
            organizationId: components["schemas"]["Id"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            createdById: components["schemas"]["Id"];
            updatedById: components["schemas"]["Id"];
        };
        UserAccountState: {
            id: components["schemas"]["Id"];
            name: string | null;
            email: string;
            firstName: string | null;
            lastName: string | null;
            active: boolean;
            activeStatus: string;
            assignable: boolean;
            primaryOrganizationId: components["schemas"]["Id"];
            actorId: components["schemas"]["Id"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            createdById: components["schemas"]["Id"];
            updatedById: components["schemas"]["Id"];
        };
        /** @enum {string} */
        InvestigativeActionStatus: "RUNNING" | "FAILED" | "READY_FOR_ANALYSIS" | "CLOSED" | "COMPLETED";
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
            organizationId: components["schemas"]["Id"];
            assignedToActorId: components["schemas"]["Id"] | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
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
        ServiceAccountSeeds: {
            name: components["schemas"]["Name"];
            role?: components["schemas"]["AssignableRole"];
            readOnly?: boolean;
            active?: boolean;
            createdAt?: components["schemas"]["Timestamp"];
            keys?: {
                name: components["schemas"]["Name"];
                active?: boolean;
                createdAt?: components["schemas"]["Timestamp"];
            }[];
        }[];
        /**
         * Format: email
         * @example robin@example.com
         */
        Email: string;
        UserAccountSeeds: {
            email: components["schemas"]["Email"];
            displayName?: components["schemas"]["Name"];
            active?: boolean;
            /** @description With a password the person can log in; the one-time code is the mock's. */
            password?: string;
            role?: components["schemas"]["AssignableRole"];
        }[];
        InvestigativeActionSeeds: {
            title: components["schemas"]["Name"];
            reason?: components["schemas"]["Name"];
            status?: components["schemas"]["InvestigativeActionStatus"];
            createdAt?: components["schemas"]["Timestamp"];
        }[];
        /** @description Other organizations, with what is in them. */
        OrganizationSeeds: {
            name: components["schemas"]["Name"];
            serviceAccounts?: components["schemas"]["ServiceAccountSeeds"];
            userAccounts?: components["schemas"]["UserAccountSeeds"];
            investigativeActions?: components["schemas"]["InvestigativeActionSeeds"];
            organizations?: components["schemas"]["OrganizationSeeds"];
        }[];
        /** @description What to put into the mock's organization. */
        Seed: {
            serviceAccounts?: components["schemas"]["ServiceAccountSeeds"];
            userAccounts?: components["schemas"]["UserAccountSeeds"];
            investigativeActions?: components["schemas"]["InvestigativeActionSeeds"];
            organizations?: components["schemas"]["OrganizationSeeds"];
        };
        /** @description What was put in, in the shape of the seed. */
        Seeded: {
            organizationId: components["schemas"]["Id"];
            serviceAccounts: {
                id: components["schemas"]["Id"];
                name: string;
                keys: {
                    id: components["schemas"]["Id"];
                    name: string;
                    /** @description The secret. Nothing else will ever tell it. */
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
        };
        Scenarios: {
            scenarios: {
                name: string;
                /** @description What is in it. */
                says: string;
                /** @description How many there are, where the scenario is about a number and none is given. */
                n?: number;
            }[];
        };
        /**
         * @description A scenario by its name, with a number where it is about one.
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
        Snapshot: {
            /**
             * @description The version of this format.
             * @constant
             */
            snapshot: 1;
            randomSeed: components["schemas"]["RandomSeed"];
            /** @description How often chance was drawn from. */
            drawn: number;
            clock: {
                /** Format: date-time */
                standsAt: string;
            } | {
                aheadMs: number;
            };
            contents: {
                /** @description Records, as the mock keeps them. */
                records: unknown[];
                /** @description Ids of deleted records, which are not given again. */
                deleted: string[];
                /** @description Login sessions. */
                sessions: unknown[];
            };
        };
        Clock: {
            now: components["schemas"]["Timestamp"];
            /** @description Whether it runs with the machine's clock; if not, it stands. */
            runs: boolean;
        };
        Moment: {
            now: components["schemas"]["Timestamp"];
        };
        /** @description A length of time, the sum of its parts. */
        Lapse: {
            days?: number;
            hours?: number;
            minutes?: number;
            seconds?: number;
        };
        Milliseconds: number;
        /** @description Milliseconds, or parts of a length of time. */
        Delay: components["schemas"]["Milliseconds"] | {
            hours?: number;
            minutes?: number;
            seconds?: number;
        };
        /** @description Something that goes wrong: a `status`, a `drop`, a spoiled `body`, a `latency` or a `rateLimit`. With each goes what makes sense beside it. */
        Fault: {
            /** @description The requests that it is for. A route (`POST /api_keys`), all of a method (`GET *`), one address (`PATCH /api_keys/3f2a…`), or all (`*`), as without it. */
            on?: string | string[];
            /** @description How many requests it meets before it is over. Default, as many as come. */
            times?: number;
            /** @description How many requests it lets pass first. */
            skip?: number;
            /** @description The share of the requests that it meets, drawn by the mock's seed. */
            rate?: number;
            /**
             * @description Whether it happens before Workbench did what was asked for, or when that is done.
             * @enum {string}
             */
            when?: "before-commit" | "after-commit";
            /** @description How long the answer takes; of a pair, something in between. */
            latency?: components["schemas"]["Delay"] | components["schemas"]["Delay"][];
            /** @description An answer of this status, with an error document. */
            status?: number;
            /** @description What the header `Retry-After` says, seconds or a moment. */
            retryAfter?: number | components["schemas"]["Timestamp"];
            title?: string;
            detail?: string;
            /**
             * @description The connection is lost before there is an answer.
             * @constant
             */
            drop?: true;
            /**
             * @description The body breaks off in the middle, or arrives whole and is no JSON.
             * @enum {string}
             */
            body?: "cut" | "malformed";
            /** @description A limit that counts, by the mock's clock. */
            rateLimit?: {
                limit: number;
                per: components["schemas"]["Delay"];
            };
        };
        ListedFault: {
            id: string;
            fault: components["schemas"]["Fault"];
            /** @description How many requests it has met. */
            met: number;
        };
        Faults: {
            faults: components["schemas"]["ListedFault"][];
        };
        Request: {
            /** @description What the answer says in `x-request-id`. */
            id: string;
            at: components["schemas"]["Timestamp"];
            method: string;
            /** @description Path and query. */
            path: string;
            /** @description The operation that took it. A request that none took is a surprise. */
            route?: string;
            caller?: {
                name: string;
                role: components["schemas"]["AssignableRole"];
                readOnly: boolean;
                /** @description The key that it was made with; a login session has none. */
                apiKey?: {
                    id: string;
                    name: string;
                };
            };
            /** @description What was sent, parsed. */
            body?: unknown;
            /** @description Of the answer; where the connection was lost there is none. */
            status?: number;
            /** @description The document of the answer to a write, or of a refusal. */
            answer?: unknown;
            /** @description The rule that a refusal names. */
            rule?: string;
            /** @description The id of the fault that made the answer what it is. */
            fault?: string;
        };
        Requests: {
            requests: components["schemas"]["Request"][];
        };
        ExplainedRequest: components["schemas"]["Request"] & {
            /** @description Why the answer is what it is, by which rule, and what would be allowed; for a person. */
            explanation: string;
        };
        Worlds: {
            worlds: {
                name: components["schemas"]["WorldName"];
                /** @description How many requests it keeps. */
                requests: number;
            }[];
            /** @description How many worlds there can be at once. */
            limit: number;
        };
    };
    responses: {
        /** @description It cannot be done, and nothing was changed: 400 for what is wrong with the request, 401 for the lack of the control token, 403 for another page of a browser, 404 for what there is not, 405 for another method, 409 for what cannot be done now, 415 for a body that is no JSON. What the port itself refuses, such as a body that is too long, is answered with the error document of the Workbench API. */
        refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description It is done. */
        done: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The clock as it is now. */
        told: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
    };
    parameters: {
        /** @description The world that the request is about, where its path does not say so. */
        world: components["schemas"]["WorldName"];
        /** @description The organization to show. Default, the mock's own. */
        organizationId: string;
        /**
         * @description Only those of an operation, such as `POST /api_keys`.
         * @example POST /api_keys
         */
        route: string;
        /** @description Only those that were answered with this status. */
        status: number;
        /**
         * @description Only those that were refused by this rule.
         * @example read-only
         */
        rule: string;
        /** @description With `true` only those that no operation of the Workbench API takes, with `false` only the others. */
        surprises: boolean;
        /** @description Only those that were answered after the request of this id; where that is not kept any more, all. */
        after: string;
        /** @description No more than so many, the newest. */
        limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockDescription"];
                };
            };
            "4XX": components["responses"]["refused"];
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
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            "4XX": components["responses"]["refused"];
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
            /** @description An OpenAPI document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    getState: {
        parameters: {
            query?: {
                /** @description The organization to show. Default, the mock's own. */
                organizationId?: components["parameters"]["organizationId"];
            };
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in the order of their creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    seed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
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
            /** @description Their ids, and the secrets of the keys, in the shape of what was given. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seeded"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenarios"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    putInScenarios: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
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
            /** @description What was put in, one for each scenario. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeededScenarios"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["done"];
            "4XX": components["responses"]["refused"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To be given back as it is. Whoever has it can work out the secrets of the mock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
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
            204: components["responses"]["done"];
            "4XX": components["responses"]["refused"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["told"];
            "4XX": components["responses"]["refused"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
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
            200: components["responses"]["told"];
            "4XX": components["responses"]["refused"];
        };
    };
    resumeClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["told"];
            "4XX": components["responses"]["refused"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
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
            200: components["responses"]["told"];
            "4XX": components["responses"]["refused"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
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
            /** @description It was added, after those that there are. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedFault"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["done"];
            "4XX": components["responses"]["refused"];
        };
    };
    removeFault: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
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
            204: components["responses"]["done"];
            "4XX": components["responses"]["refused"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /**
                 * @description Only those of an operation, such as `POST /api_keys`.
                 * @example POST /api_keys
                 */
                route?: components["parameters"]["route"];
                /** @description Only those that were answered with this status. */
                status?: components["parameters"]["status"];
                /**
                 * @description Only those that were refused by this rule.
                 * @example read-only
                 */
                rule?: components["parameters"]["rule"];
                /** @description With `true` only those that no operation of the Workbench API takes, with `false` only the others. */
                surprises?: components["parameters"]["surprises"];
                /** @description Only those that were answered after the request of this id; where that is not kept any more, all. */
                after?: components["parameters"]["after"];
                /** @description No more than so many, the newest. */
                limit?: components["parameters"]["limit"];
            };
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requests"];
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    clearRequests: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["done"];
            "4XX": components["responses"]["refused"];
        };
    };
    streamRequests: {
        parameters: {
            query?: {
                /** @description Only those that were answered after the request of this id; where that is not kept any more, all. */
                after?: components["parameters"]["after"];
            };
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
                /** @description The same as `after`. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, as they come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            "4XX": components["responses"]["refused"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The world that the request is about, where its path does not say so. */
                "x-workbench-mock-world"?: components["parameters"]["world"];
            };
            path: {
                /**
                 * @description What the answer says in `x-request-id`.
                 * @example req_12
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request, explained. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedRequest"];
                };
            };
            "4XX": components["responses"]["refused"];
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
            /** @description In the order of their beginning, the default world first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worlds"];
                };
            };
            "4XX": components["responses"]["refused"];
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
            204: components["responses"]["done"];
            "4XX": components["responses"]["refused"];
        };
    };
}
