// Generated from openapi/ by `npm run generate`. Do not edit.
export interface paths {
    "/api/v2/service_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all service accounts */
        get: operations["listServiceAccounts"];
        put?: never;
        /** Create a service account */
        post: operations["createServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get a service account */
        get: operations["getServiceAccount"];
        put?: never;
        post?: never;
        /**
         * Delete a service account
         * @description Also deletes all API keys of the account.
         */
        delete: operations["deleteServiceAccount"];
        options?: never;
        head?: never;
        /** Update a service account */
        patch: operations["updateServiceAccount"];
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the organization of a service account */
        get: operations["getServiceAccountOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/relationships/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `organization` relationship of a service account */
        get: operations["getServiceAccountOrganizationRelationship"];
        put?: never;
        /**
         * Set the `organization` relationship of a service account
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        post: operations["addServiceAccountOrganizationRelationship"];
        /**
         * Clear the `organization` relationship of a service account
         * @description The relationship is immutable, so this request always fails.
         */
        delete: operations["removeServiceAccountOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Update the `organization` relationship of a service account
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        patch: operations["updateServiceAccountOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the actor of a service account */
        get: operations["getServiceAccountActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/relationships/actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `actor` relationship of a service account */
        get: operations["getServiceAccountActorRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** List the API keys of a service account */
        get: operations["listServiceAccountApiKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/relationships/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `api_keys` relationship of a service account */
        get: operations["getServiceAccountApiKeysRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the creator of a service account */
        get: operations["getServiceAccountCreatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/relationships/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `created_by` relationship of a service account */
        get: operations["getServiceAccountCreatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the last editor of a service account */
        get: operations["getServiceAccountUpdatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/relationships/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `updated_by` relationship of a service account */
        get: operations["getServiceAccountUpdatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all API keys */
        get: operations["listApiKeys"];
        put?: never;
        /** Create an API key */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/api_keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get an API key */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /** Delete an API key */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        /** Update an API key */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/api/v2/api_keys/{id}/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the organization of an API key */
        get: operations["getApiKeyOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/api_keys/{id}/relationships/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `organization` relationship of an API key */
        get: operations["getApiKeyOrganizationRelationship"];
        put?: never;
        /**
         * Set the `organization` relationship of an API key
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        post: operations["addApiKeyOrganizationRelationship"];
        /**
         * Clear the `organization` relationship of an API key
         * @description The relationship is immutable, so this request always fails.
         */
        delete: operations["removeApiKeyOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Update the `organization` relationship of an API key
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        patch: operations["updateApiKeyOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/api_keys/{id}/service_account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the service account of an API key */
        get: operations["getApiKeyServiceAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/api_keys/{id}/relationships/service_account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `service_account` relationship of an API key */
        get: operations["getApiKeyServiceAccountRelationship"];
        put?: never;
        /**
         * Set the `service_account` relationship of an API key
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        post: operations["addApiKeyServiceAccountRelationship"];
        /**
         * Clear the `service_account` relationship of an API key
         * @description The relationship is immutable, so this request always fails.
         */
        delete: operations["removeApiKeyServiceAccountRelationship"];
        options?: never;
        head?: never;
        /**
         * Update the `service_account` relationship of an API key
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        patch: operations["updateApiKeyServiceAccountRelationship"];
        trace?: never;
    };
    "/api/v2/api_keys/{id}/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the creator of an API key */
        get: operations["getApiKeyCreatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/api_keys/{id}/relationships/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `created_by` relationship of an API key */
        get: operations["getApiKeyCreatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/api_keys/{id}/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the last editor of an API key */
        get: operations["getApiKeyUpdatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/api_keys/{id}/relationships/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `updated_by` relationship of an API key */
        get: operations["getApiKeyUpdatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all user accounts */
        get: operations["listUserAccounts"];
        put?: never;
        /** Create a user account */
        post: operations["createUserAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get a user account */
        get: operations["getUserAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update a user account */
        patch: operations["updateUserAccount"];
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** List the organizations of a user account */
        get: operations["listUserAccountOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/relationships/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `organizations` relationship of a user account */
        get: operations["getUserAccountOrganizationsRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/primary_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the primary organization of a user account */
        get: operations["getUserAccountPrimaryOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/relationships/primary_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `primary_organization` relationship of a user account */
        get: operations["getUserAccountPrimaryOrganizationRelationship"];
        put?: never;
        /**
         * Set the `primary_organization` relationship of a user account
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        post: operations["addUserAccountPrimaryOrganizationRelationship"];
        /**
         * Clear the `primary_organization` relationship of a user account
         * @description The relationship is immutable, so this request always fails.
         */
        delete: operations["removeUserAccountPrimaryOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Update the `primary_organization` relationship of a user account
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        patch: operations["updateUserAccountPrimaryOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the actor of a user account */
        get: operations["getUserAccountActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/relationships/actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `actor` relationship of a user account */
        get: operations["getUserAccountActorRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the creator of a user account */
        get: operations["getUserAccountCreatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/relationships/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `created_by` relationship of a user account */
        get: operations["getUserAccountCreatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the last editor of a user account */
        get: operations["getUserAccountUpdatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/relationships/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `updated_by` relationship of a user account */
        get: operations["getUserAccountUpdatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/investigative_actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all investigative actions */
        get: operations["listInvestigativeActions"];
        put?: never;
        /** Create an investigative action */
        post: operations["createInvestigativeAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get an investigative action */
        get: operations["getInvestigativeAction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update an investigative action */
        patch: operations["updateInvestigativeAction"];
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the organization of an investigative action */
        get: operations["getInvestigativeActionOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/relationships/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `organization` relationship of an investigative action */
        get: operations["getInvestigativeActionOrganizationRelationship"];
        put?: never;
        /**
         * Set the `organization` relationship of an investigative action
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        post: operations["addInvestigativeActionOrganizationRelationship"];
        /**
         * Clear the `organization` relationship of an investigative action
         * @description The relationship is immutable, so this request always fails.
         */
        delete: operations["removeInvestigativeActionOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Update the `organization` relationship of an investigative action
         * @description The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.
         */
        patch: operations["updateInvestigativeActionOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/assigned_to_actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the assignee of an investigative action */
        get: operations["getInvestigativeActionAssignedToActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/relationships/assigned_to_actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `assigned_to_actor` relationship of an investigative action */
        get: operations["getInvestigativeActionAssignedToActorRelationship"];
        put?: never;
        /** Set the `assigned_to_actor` relationship of an investigative action */
        post: operations["addInvestigativeActionAssignedToActorRelationship"];
        /** Clear the `assigned_to_actor` relationship of an investigative action */
        delete: operations["removeInvestigativeActionAssignedToActorRelationship"];
        options?: never;
        head?: never;
        /** Update the `assigned_to_actor` relationship of an investigative action */
        patch: operations["updateInvestigativeActionAssignedToActorRelationship"];
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the creator of an investigative action */
        get: operations["getInvestigativeActionCreatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/relationships/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `created_by` relationship of an investigative action */
        get: operations["getInvestigativeActionCreatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the last editor of an investigative action */
        get: operations["getInvestigativeActionUpdatedBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/relationships/updated_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `updated_by` relationship of an investigative action */
        get: operations["getInvestigativeActionUpdatedByRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all organizations */
        get: operations["listOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get an organization */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/organizations/{id}/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** List the API keys of an organization */
        get: operations["listOrganizationApiKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/organizations/{id}/relationships/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `api_keys` relationship of an organization */
        get: operations["getOrganizationApiKeysRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/organizations/{id}/user_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** List the user accounts of an organization */
        get: operations["listOrganizationUserAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/organizations/{id}/relationships/user_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `user_accounts` relationship of an organization */
        get: operations["getOrganizationUserAccountsRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all actors */
        get: operations["listActors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/actors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get an actor */
        get: operations["getActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/actors/{id}/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the organization of an actor */
        get: operations["getActorOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/actors/{id}/relationships/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `organization` relationship of an actor */
        get: operations["getActorOrganizationRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/actors/{id}/parent_actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the parent actor of an actor */
        get: operations["getActorParentActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/actors/{id}/relationships/parent_actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        /** Get the `parent_actor` relationship of an actor */
        get: operations["getActorParentActorRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Without a one-time code, the response is 401, even if the password is correct. Repeat the request with the code in the body.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/v0/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a form
         * @description The password grant of OAuth 2.0 (RFC 6749). Without a one-time code, the response is 401, even if the password is correct. Repeat the request with the code in the header.
         */
        post: operations["loginAtAuth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        JsonApi: {
            /** @enum {string} */
            version: "1.0";
        };
        PageMeta: {
            /** @description Can be omitted if no record matches. */
            page?: {
                offset: number;
                limit: number;
                /** @description The number of records that match the filter, across all pages. */
                total: number;
            };
        };
        /** @description `first` and `prev` are present only if the offset is greater than 0. `next` and `last` are present only if more records follow. All links are absolute and have the origin of the request. */
        PageLinks: {
            /** Format: uri */
            self: string;
            /** Format: uri */
            first?: string;
            /** Format: uri */
            prev?: string;
            /** Format: uri */
            next?: string;
            /** Format: uri */
            last?: string;
        };
        /**
         * Format: uuid
         * @description A UUID. An id is never reused, even after its record is deleted.
         * @example 5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11
         */
        Id: string;
        /** @example ci */
        Name: string;
        /**
         * @description `organization_admin` can make every call in the API; `organization_analyst` can do non-administrative work. Responses can contain other values.
         * @example organization_admin
         * @example organization_analyst
         * @example expel_admin
         * @example expel_analyst
         * @example system
         * @example anonymous
         * @example restricted
         */
        Role: string;
        /**
         * @description Limits on the role. `read_only` allows only requests that read.
         * @example [
         *       "read_only"
         *     ]
         */
        Restrictions: string[];
        /** @description Disabling an account disables all of its keys; enabling it enables them. */
        AccountActive: boolean;
        /**
         * Format: date-time
         * @description A date and time in ISO 8601, in UTC with milliseconds.
         * @example 2026-11-22T18:49:00.000Z
         */
        Timestamp: string;
        /** @description Responses contain every attribute, including those that are null, unless the request selects some with `fields`. */
        ServiceAccountAttributes: {
            display_name: components["schemas"]["Name"];
            role: components["schemas"]["Role"];
            restrictions: components["schemas"]["Restrictions"];
            active: components["schemas"]["AccountActive"];
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        RecordLinks: {
            /** Format: uri */
            self: string;
        };
        RelationshipLinks: {
            /** Format: uri */
            self: string;
            /** Format: uri */
            related: string;
        };
        RelationshipMeta: {
            /** @enum {string} */
            relation: "primary";
            readOnly: boolean;
        };
        OrganizationIdentifier: {
            /** @enum {string} */
            type: "organizations";
            id: components["schemas"]["Id"];
            meta?: {
                [key: string]: unknown;
            };
        };
        OrganizationIdentifierOrNull: components["schemas"]["OrganizationIdentifier"] | null;
        ToOrganization: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data: components["schemas"]["OrganizationIdentifierOrNull"];
        };
        ActorIdentifier: {
            /** @enum {string} */
            type: "actors";
            id: components["schemas"]["Id"];
            meta?: {
                [key: string]: unknown;
            };
        };
        ActorIdentifierOrNull: components["schemas"]["ActorIdentifier"] | null;
        ToActor: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data: components["schemas"]["ActorIdentifierOrNull"];
        };
        ApiKeyIdentifier: {
            /** @enum {string} */
            type: "api_keys";
            id: components["schemas"]["Id"];
            meta?: {
                [key: string]: unknown;
            };
        };
        /** @description A relationship to many records, which `links.related` lists. It has `data` only if the document includes the records. */
        ToApiKeyList: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data?: components["schemas"]["ApiKeyIdentifier"][];
        };
        /** @description Service accounts organize API keys. The role and restrictions of an account apply to all of its keys. */
        ServiceAccount: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "service_accounts";
            id: components["schemas"]["Id"];
            attributes: components["schemas"]["ServiceAccountAttributes"];
            links: components["schemas"]["RecordLinks"];
            relationships: {
                organization: components["schemas"]["ToOrganization"];
                readonly actor: components["schemas"]["ToActor"];
                readonly api_keys: components["schemas"]["ToApiKeyList"];
                readonly created_by: components["schemas"]["ToActor"];
                readonly updated_by: components["schemas"]["ToActor"];
            };
        };
        /** @example Robin */
        NameOrNull: string | null;
        /** @description Responses contain every attribute, including those that are null, unless the request selects some with `fields`. */
        ApiKeyAttributes: {
            /** @description The secret. Only the response that creates the key contains it; in all others it is null. */
            readonly access_token: string | null;
            /** @description A request with an inactive key fails with 401. */
            active: boolean | null;
            assignable: boolean;
            display_name: components["schemas"]["NameOrNull"];
            name: components["schemas"]["Name"];
            /** @enum {string} */
            readonly realm: "public" | "internal";
            restrictions: components["schemas"]["Restrictions"];
            role: components["schemas"]["Role"];
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        ServiceAccountIdentifier: {
            /** @enum {string} */
            type: "service_accounts";
            id: components["schemas"]["Id"];
            meta?: {
                [key: string]: unknown;
            };
        };
        ServiceAccountIdentifierOrNull: components["schemas"]["ServiceAccountIdentifier"] | null;
        ToServiceAccount: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data: components["schemas"]["ServiceAccountIdentifierOrNull"];
        };
        /** @description Secrets that programs authenticate with. A key always belongs to the same service account, and has the role and restrictions of that account. */
        ApiKey: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "api_keys";
            id: components["schemas"]["Id"];
            attributes: components["schemas"]["ApiKeyAttributes"];
            links: components["schemas"]["RecordLinks"];
            relationships: {
                organization: components["schemas"]["ToOrganization"];
                service_account: components["schemas"]["ToServiceAccount"];
                readonly created_by: components["schemas"]["ToActor"];
                readonly updated_by: components["schemas"]["ToActor"];
            };
        };
        /**
         * Format: email
         * @description An email address (RFC 5321). The host name need not contain a dot. Characters outside ASCII are allowed (RFC 6531).
         * @example robin@example.com
         */
        Email: string;
        /** @description Responses contain every attribute, including those that are null, unless the request selects some with `fields`. */
        UserAccountAttributes: {
            display_name: components["schemas"]["NameOrNull"];
            email: components["schemas"]["Email"];
            first_name: components["schemas"]["NameOrNull"];
            last_name: components["schemas"]["NameOrNull"];
            /** @description A new user is locked until this is set to true with PATCH. */
            active: boolean;
            /**
             * @description Derived from `active`.
             * @example ACTIVE
             * @example LOCKED
             */
            readonly active_status: string;
            /** @description Whether work can be assigned to this person. */
            assignable: boolean;
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A relationship to many records, which `links.related` lists. It has `data` only if the document includes the records. */
        ToOrganizationList: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data?: components["schemas"]["OrganizationIdentifier"][];
        };
        /** @description The people in an organization. */
        UserAccount: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user_accounts";
            id: components["schemas"]["Id"];
            attributes: components["schemas"]["UserAccountAttributes"];
            links: components["schemas"]["RecordLinks"];
            relationships: {
                readonly organizations: components["schemas"]["ToOrganizationList"];
                primary_organization: components["schemas"]["ToOrganization"];
                readonly actor: components["schemas"]["ToActor"];
                readonly created_by: components["schemas"]["ToActor"];
                readonly updated_by: components["schemas"]["ToActor"];
            };
        };
        /** @enum {string} */
        InvestigativeActionStatus: "RUNNING" | "FAILED" | "READY_FOR_ANALYSIS" | "CLOSED" | "COMPLETED";
        /** @description Responses contain every attribute, including those that are null, unless the request selects some with `fields`. */
        InvestigativeActionAttributes: {
            title: components["schemas"]["Name"];
            /**
             * @example MANUAL
             * @example RESEARCH
             * @example VERIFY
             */
            action_type: string;
            status: components["schemas"]["InvestigativeActionStatus"];
            /** @description Why the action is taken. */
            reason: string;
            instructions: string | null;
            results: string | null;
            close_reason: string | null;
            classification: string | null;
            readonly status_updated_at: components["schemas"]["Timestamp"];
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        /** @description The steps of an investigation, carried out by an analyst, or by a program with the role of an analyst. */
        InvestigativeAction: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "investigative_actions";
            id: components["schemas"]["Id"];
            attributes: components["schemas"]["InvestigativeActionAttributes"];
            links: components["schemas"]["RecordLinks"];
            relationships: {
                organization: components["schemas"]["ToOrganization"];
                assigned_to_actor: components["schemas"]["ToActor"];
                readonly created_by: components["schemas"]["ToActor"];
                readonly updated_by: components["schemas"]["ToActor"];
            };
        };
        /** @description Responses contain every attribute, including those that are null, unless the request selects some with `fields`. */
        OrganizationAttributes: {
            readonly name: string;
            readonly short_name: string | null;
            readonly region: string | null;
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        UserAccountIdentifier: {
            /** @enum {string} */
            type: "user_accounts";
            id: components["schemas"]["Id"];
            meta?: {
                [key: string]: unknown;
            };
        };
        /** @description A relationship to many records, which `links.related` lists. It has `data` only if the document includes the records. */
        ToUserAccountList: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data?: components["schemas"]["UserAccountIdentifier"][];
        };
        /** @description The organization of the caller. All other records belong to it. */
        Organization: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "organizations";
            id: components["schemas"]["Id"];
            attributes: components["schemas"]["OrganizationAttributes"];
            links: components["schemas"]["RecordLinks"];
            relationships: {
                readonly api_keys: components["schemas"]["ToApiKeyList"];
                readonly user_accounts: components["schemas"]["ToUserAccountList"];
            };
        };
        /** @description Responses contain every attribute, including those that are null, unless the request selects some with `fields`. */
        ActorAttributes: {
            /** @enum {string} */
            readonly actor_type: "system" | "user" | "organization" | "api" | "service";
            readonly display_name: string | null;
            readonly is_expel: boolean;
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        /** @description The author of a change: a user, a service account, an organization or the system. `created_by` and `updated_by` refer to actors. */
        Actor: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "actors";
            id: components["schemas"]["Id"];
            attributes: components["schemas"]["ActorAttributes"];
            links: components["schemas"]["RecordLinks"];
            relationships: {
                readonly organization: components["schemas"]["ToOrganization"];
                readonly parent_actor: components["schemas"]["ToActor"];
            };
        };
        AnyRecord: components["schemas"]["ServiceAccount"] | components["schemas"]["ApiKey"] | components["schemas"]["UserAccount"] | components["schemas"]["InvestigativeAction"] | components["schemas"]["Organization"] | components["schemas"]["Actor"];
        Included: components["schemas"]["AnyRecord"][];
        ServiceAccountList: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["ServiceAccount"][];
            included: components["schemas"]["Included"];
        };
        DocumentLinks: {
            /** Format: uri */
            self: string;
        };
        ParamIssue: {
            /** @example "display_name" is required */
            message: string;
            /**
             * @description The path of the parameter, as an array with one entry per level. The older validator of jsonapi-server 3 returns a string with dots between the levels.
             * @example [
             *       "display_name"
             *     ]
             * @example display_name
             */
            path: (string | number)[] | string;
            /** @example any.required */
            type: string;
            context: {
                key: string | number;
                label?: string | number;
            };
        };
        ErrorDetail: string | components["schemas"]["ParamIssue"][];
        Error: {
            /** @description The HTTP status, as a string. */
            status: string;
            /** @example EFORBIDDEN */
            code: string;
            /** @example Forbidden */
            title: string;
            detail: components["schemas"]["ErrorDetail"];
        };
        /** @description The body of every error response. `title` distinguishes errors with the same status. */
        ErrorDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            errors: components["schemas"]["Error"][];
        };
        /**
         * @description A role that a service account can have.
         * @enum {string}
         */
        AssignableRole: "organization_admin" | "organization_analyst";
        /** @description Limits on the role. `read_only` allows only requests that read. */
        AssignableRestrictions: "read_only"[];
        /** @description Names the related record. `links` and `meta` can be copied from a response. */
        OrganizationLinkage: {
            data: components["schemas"]["OrganizationIdentifier"];
            links?: {
                [key: string]: unknown;
            };
            meta?: {
                [key: string]: unknown;
            };
        };
        ServiceAccountCreate: {
            data: {
                /** @enum {string} */
                type: "service_accounts";
                id?: components["schemas"]["Id"];
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes: {
                    display_name: components["schemas"]["Name"];
                    role: components["schemas"]["AssignableRole"];
                    restrictions?: components["schemas"]["AssignableRestrictions"];
                    active?: components["schemas"]["AccountActive"];
                };
                relationships?: {
                    organization?: components["schemas"]["OrganizationLinkage"];
                };
            };
        };
        ServiceAccountDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: Record<string, never>;
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["ServiceAccount"];
            included?: components["schemas"]["Included"];
        };
        Deleted: {
            meta: {
                [key: string]: unknown;
            };
        };
        ServiceAccountUpdate: {
            data: {
                /** @enum {string} */
                type: "service_accounts";
                /** @description The id in the URL applies, not this one. */
                id?: string;
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes?: {
                    display_name?: components["schemas"]["Name"];
                    role?: components["schemas"]["AssignableRole"];
                    restrictions?: components["schemas"]["AssignableRestrictions"];
                    active?: components["schemas"]["AccountActive"];
                };
                relationships?: {
                    organization?: components["schemas"]["OrganizationLinkage"];
                };
            };
        };
        OrganizationOrNull: components["schemas"]["Organization"] | null;
        OrganizationRelatedDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["OrganizationOrNull"];
            included?: components["schemas"]["Included"];
        };
        OrganizationLinkageDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["OrganizationIdentifierOrNull"];
        };
        ActorOrNull: components["schemas"]["Actor"] | null;
        ActorRelatedDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["ActorOrNull"];
            included?: components["schemas"]["Included"];
        };
        ActorLinkageDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["ActorIdentifierOrNull"];
        };
        ApiKeyList: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["ApiKey"][];
            included: components["schemas"]["Included"];
        };
        ApiKeyLinkageListDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["ApiKeyIdentifier"][];
        };
        /** @description Names the related record. `links` and `meta` can be copied from a response. */
        ServiceAccountLinkage: {
            data: components["schemas"]["ServiceAccountIdentifier"];
            links?: {
                [key: string]: unknown;
            };
            meta?: {
                [key: string]: unknown;
            };
        };
        ApiKeyCreate: {
            data: {
                /** @enum {string} */
                type: "api_keys";
                id?: components["schemas"]["Id"];
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes: {
                    assignable?: boolean;
                    /** @description Also sets `name`. */
                    display_name?: components["schemas"]["Name"];
                    /** @description Also sets `display_name`. */
                    name?: components["schemas"]["Name"];
                    restrictions?: components["schemas"]["AssignableRestrictions"];
                    role?: components["schemas"]["AssignableRole"];
                };
                relationships: {
                    organization?: components["schemas"]["OrganizationLinkage"];
                    service_account: components["schemas"]["ServiceAccountLinkage"];
                };
            };
        };
        ApiKeyDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: Record<string, never>;
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["ApiKey"];
            included?: components["schemas"]["Included"];
        };
        ApiKeyUpdate: {
            data: {
                /** @enum {string} */
                type: "api_keys";
                /** @description The id in the URL applies, not this one. */
                id?: string;
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes?: {
                    active?: boolean;
                    assignable?: boolean;
                    /** @description Also sets `name`. */
                    display_name?: components["schemas"]["Name"];
                    /** @description Also sets `display_name`. */
                    name?: components["schemas"]["Name"];
                    restrictions?: components["schemas"]["AssignableRestrictions"];
                    role?: components["schemas"]["AssignableRole"];
                };
                relationships?: {
                    organization?: components["schemas"]["OrganizationLinkage"];
                    service_account?: components["schemas"]["ServiceAccountLinkage"];
                };
            };
        };
        ServiceAccountOrNull: components["schemas"]["ServiceAccount"] | null;
        ServiceAccountRelatedDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["ServiceAccountOrNull"];
            included?: components["schemas"]["Included"];
        };
        ServiceAccountLinkageDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["ServiceAccountIdentifierOrNull"];
        };
        UserAccountList: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["UserAccount"][];
            included: components["schemas"]["Included"];
        };
        UserAccountCreate: {
            data: {
                /** @enum {string} */
                type: "user_accounts";
                id?: components["schemas"]["Id"];
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes: {
                    display_name?: components["schemas"]["NameOrNull"];
                    email: components["schemas"]["Email"];
                    first_name?: components["schemas"]["NameOrNull"];
                    last_name?: components["schemas"]["NameOrNull"];
                    /** @description A new user is locked until this is set to true with PATCH. */
                    active?: boolean;
                    /** @description Whether work can be assigned to this person. */
                    assignable?: boolean;
                };
                relationships?: {
                    primary_organization?: components["schemas"]["OrganizationLinkage"];
                };
            };
        };
        UserAccountDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: Record<string, never>;
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["UserAccount"];
            included?: components["schemas"]["Included"];
        };
        UserAccountUpdate: {
            data: {
                /** @enum {string} */
                type: "user_accounts";
                /** @description The id in the URL applies, not this one. */
                id?: string;
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes?: {
                    display_name?: components["schemas"]["NameOrNull"];
                    email?: components["schemas"]["Email"];
                    first_name?: components["schemas"]["NameOrNull"];
                    last_name?: components["schemas"]["NameOrNull"];
                    /** @description A new user is locked until this is set to true with PATCH. */
                    active?: boolean;
                    /** @description Whether work can be assigned to this person. */
                    assignable?: boolean;
                };
                relationships?: {
                    primary_organization?: components["schemas"]["OrganizationLinkage"];
                };
            };
        };
        OrganizationList: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["Organization"][];
            included: components["schemas"]["Included"];
        };
        OrganizationLinkageListDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["OrganizationIdentifier"][];
        };
        InvestigativeActionList: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["InvestigativeAction"][];
            included: components["schemas"]["Included"];
        };
        /** @description Names the related record, or null. `links` and `meta` can be copied from a response. */
        ActorOrNullLinkage: {
            data: components["schemas"]["ActorIdentifierOrNull"];
            links?: {
                [key: string]: unknown;
            };
            meta?: {
                [key: string]: unknown;
            };
        };
        InvestigativeActionCreate: {
            data: {
                /** @enum {string} */
                type: "investigative_actions";
                id?: components["schemas"]["Id"];
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes: {
                    title: components["schemas"]["Name"];
                    /**
                     * @example MANUAL
                     * @example RESEARCH
                     * @example VERIFY
                     */
                    action_type?: string;
                    status?: components["schemas"]["InvestigativeActionStatus"];
                    /** @description Why the action is taken. */
                    reason: string;
                    instructions?: string | null;
                    results?: string | null;
                    close_reason?: string | null;
                    classification?: string | null;
                };
                relationships?: {
                    organization?: components["schemas"]["OrganizationLinkage"];
                    assigned_to_actor?: components["schemas"]["ActorOrNullLinkage"];
                };
            };
        };
        InvestigativeActionDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: Record<string, never>;
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["InvestigativeAction"];
            included?: components["schemas"]["Included"];
        };
        InvestigativeActionUpdate: {
            data: {
                /** @enum {string} */
                type: "investigative_actions";
                /** @description The id in the URL applies, not this one. */
                id?: string;
                links?: {
                    [key: string]: unknown;
                };
                meta?: {
                    [key: string]: unknown;
                };
                attributes?: {
                    title?: components["schemas"]["Name"];
                    status?: components["schemas"]["InvestigativeActionStatus"];
                    /** @description Why the action is taken. */
                    reason?: string;
                    instructions?: string | null;
                    results?: string | null;
                    close_reason?: string | null;
                    classification?: string | null;
                };
                relationships?: {
                    organization?: components["schemas"]["OrganizationLinkage"];
                    assigned_to_actor?: components["schemas"]["ActorOrNullLinkage"];
                };
            };
        };
        /** @description Names the related record. `links` and `meta` can be copied from a response. */
        ActorLinkage: {
            data: components["schemas"]["ActorIdentifier"];
            links?: {
                [key: string]: unknown;
            };
            meta?: {
                [key: string]: unknown;
            };
        };
        OrganizationDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: Record<string, never>;
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["Organization"];
            included?: components["schemas"]["Included"];
        };
        UserAccountLinkageListDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["UserAccountIdentifier"][];
        };
        ActorList: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["Actor"][];
            included: components["schemas"]["Included"];
        };
        ActorDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: Record<string, never>;
            links: components["schemas"]["DocumentLinks"];
            data: components["schemas"]["Actor"];
            included?: components["schemas"]["Included"];
        };
        LoginRequest: {
            /** @description The email address of the user account. */
            username: string;
            /** Format: password */
            password: string;
            /** @description The one-time code. Without it, the response is 401 even if the password is correct. */
            otp?: string;
        };
        /** @description A login session. It expires 13 hours after it is created. */
        Session: {
            /** @description The token of the session, for the `Authorization` header. */
            access_token: string;
            /** @description When the session was created, in seconds since the Unix epoch. */
            created_at: number;
            /**
             * @description The lifetime in seconds.
             * @enum {integer}
             */
            expires_in: 46800;
            /** @enum {string} */
            token_type: "bearer";
            user_id: components["schemas"]["Id"];
            username: string;
            role: components["schemas"]["Role"];
            organization_id: components["schemas"]["Id"];
            /** @enum {string} */
            realm: "public";
        };
        LoginForm: {
            /** @enum {string} */
            grant_type: "password";
            username: string;
            /** Format: password */
            password: string;
        };
        /** @description An error of OAuth 2.0, RFC 6749 section 5.2. */
        OAuthError: {
            /** @enum {string} */
            error: "invalid_grant" | "invalid_request" | "unsupported_grant_type";
            /** @description A human-readable description of the error. */
            error_description: string;
        };
    };
    responses: {
        /** @description The token is missing, unknown, expired, disabled or deleted. */
        unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The role or a restriction forbids the request, or a parameter is invalid. `title` distinguishes the cases. */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The record, type, relationship or route does not exist. */
        "not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The `Accept` header excludes every available media type. */
        "not-acceptable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The content type of the request is application/vnd.api+json with parameters, or the format of the other login route. */
        "unsupported-media-type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description Too many requests. */
        "too-many-requests": {
            headers: {
                /** @description The number of seconds to wait, or a date. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The body is not valid JSON. */
        "bad-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The id in the body is not the id in the URL. */
        conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The login is rejected. The body is an OAuth 2.0 error (RFC 6749, section 5.2), which pyexclient expects. It is not documented whether Workbench sends an error document instead. */
        "login-rejected": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
    };
    parameters: {
        /** @description Filter by `id`. */
        filter_id: string[];
        /** @description Filter by `display_name`. */
        filter_display_name: string[];
        /** @description Filter by `role`. */
        filter_role: string[];
        /** @description Filter by `restrictions`. */
        filter_restrictions: string[];
        /** @description Filter by `active`. */
        filter_active: string[];
        /** @description Filter by `created_at`. */
        filter_created_at: string[];
        /** @description Filter by `updated_at`. */
        filter_updated_at: string[];
        /** @description Filter by `organization`. */
        filter_organization: string[];
        /** @description Filter by `actor`. */
        filter_actor: string[];
        /** @description Filter by `api_keys`. */
        filter_api_keys: string[];
        /** @description Filter by `created_by`. */
        filter_created_by: string[];
        /** @description Filter by `updated_by`. */
        filter_updated_by: string[];
        /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
        "page-limit": number;
        /** @description The number of records before the page. */
        "page-offset": number;
        /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
        sort: string[];
        /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
        include: string;
        /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
        fields: {
            [key: string]: string;
        };
        /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
        flag: {
            [key: string]: unknown;
        };
        /** @description The id of the record. */
        "record-id": string;
        /** @description Filter by `assignable`. */
        filter_assignable: string[];
        /** @description Filter by `name`. */
        filter_name: string[];
        /** @description Filter by `realm`. */
        filter_realm: string[];
        /** @description Filter by `service_account`. */
        filter_service_account: string[];
        /** @description A one-time code, if Workbench requires one to create a key. Sources differ: Expel's help article does not mention a code, and says that an Organization Admin "can access all the API calls"; pyexclient says that keys "can only be created by a user and require an OTP token", that is, with a login session. */
        "key-otp": string;
        /** @description Filter by `email`. */
        filter_email: string[];
        /** @description Filter by `first_name`. */
        filter_first_name: string[];
        /** @description Filter by `last_name`. */
        filter_last_name: string[];
        /** @description Filter by `active_status`. */
        filter_active_status: string[];
        /** @description Filter by `organizations`. */
        filter_organizations: string[];
        /** @description Filter by `primary_organization`. */
        filter_primary_organization: string[];
        /** @description Filter by `short_name`. */
        filter_short_name: string[];
        /** @description Filter by `region`. */
        filter_region: string[];
        /** @description Filter by `user_accounts`. */
        filter_user_accounts: string[];
        /** @description Filter by `title`. */
        filter_title: string[];
        /** @description Filter by `action_type`. */
        filter_action_type: string[];
        /** @description Filter by `status`. */
        filter_status: string[];
        /** @description Filter by `reason`. */
        filter_reason: string[];
        /** @description Filter by `instructions`. */
        filter_instructions: string[];
        /** @description Filter by `results`. */
        filter_results: string[];
        /** @description Filter by `close_reason`. */
        filter_close_reason: string[];
        /** @description Filter by `classification`. */
        filter_classification: string[];
        /** @description Filter by `status_updated_at`. */
        filter_status_updated_at: string[];
        /** @description Filter by `assigned_to_actor`. */
        filter_assigned_to_actor: string[];
        /** @description Filter by `actor_type`. */
        filter_actor_type: string[];
        /** @description Filter by `is_expel`. */
        filter_is_expel: string[];
        /** @description Filter by `parent_actor`. */
        filter_parent_actor: string[];
        /** @description The one-time code. Without it, the response is 401 even if the password is correct. */
        otp: string;
    };
    requestBodies: {
        /** @description Ignored. Some clients send a body with DELETE. */
        ignored: {
            content: {
                "application/vnd.api+json": unknown;
                "application/json": unknown;
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listServiceAccounts: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `role`. */
                "filter[role]"?: components["parameters"]["filter_role"];
                /** @description Filter by `restrictions`. */
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `actor`. */
                "filter[actor]"?: components["parameters"]["filter_actor"];
                /** @description Filter by `api_keys`. */
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of service accounts, oldest first unless `sort` is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    createServiceAccount: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ServiceAccountCreate"];
                "application/json": components["schemas"]["ServiceAccountCreate"];
            };
        };
        responses: {
            /** @description The new service account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccount: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    deleteServiceAccount: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The service account is deleted. It cannot be restored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["Deleted"];
                };
            };
            /** @description The service account is deleted, and the deployment responds without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateServiceAccount: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ServiceAccountUpdate"];
                "application/json": components["schemas"]["ServiceAccountUpdate"];
            };
        };
        responses: {
            /** @description The updated service account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            409: components["responses"]["conflict"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountOrganization: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    addServiceAccountOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    removeServiceAccountOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateServiceAccountOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountActor: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountActorRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listServiceAccountApiKeys: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `realm`. */
                "filter[realm]"?: components["parameters"]["filter_realm"];
                /** @description Filter by `restrictions`. */
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                /** @description Filter by `role`. */
                "filter[role]"?: components["parameters"]["filter_role"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `service_account`. */
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of API keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountApiKeysRelationship: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `realm`. */
                "filter[realm]"?: components["parameters"]["filter_realm"];
                /** @description Filter by `restrictions`. */
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                /** @description Filter by `role`. */
                "filter[role]"?: components["parameters"]["filter_role"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `service_account`. */
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of identifiers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyLinkageListDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountCreatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountUpdatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `realm`. */
                "filter[realm]"?: components["parameters"]["filter_realm"];
                /** @description Filter by `restrictions`. */
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                /** @description Filter by `role`. */
                "filter[role]"?: components["parameters"]["filter_role"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `service_account`. */
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of API keys, oldest first unless `sort` is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    createApiKey: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: {
                /** @description A one-time code, if Workbench requires one to create a key. Sources differ: Expel's help article does not mention a code, and says that an Organization Admin "can access all the API calls"; pyexclient says that keys "can only be created by a user and require an OTP token", that is, with a login session. */
                "X-ExpelInc-Otp"?: components["parameters"]["key-otp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ApiKeyCreate"];
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description The new API key, with its secret in `access_token`. No other response contains the secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKey: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    deleteApiKey: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The API key is deleted. It cannot be restored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["Deleted"];
                };
            };
            /** @description The API key is deleted, and the deployment responds without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateApiKey: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ApiKeyUpdate"];
                "application/json": components["schemas"]["ApiKeyUpdate"];
            };
        };
        responses: {
            /** @description The updated API key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            409: components["responses"]["conflict"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyOrganization: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    addApiKeyOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    removeApiKeyOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateApiKeyOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyServiceAccount: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyServiceAccountRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    addApiKeyServiceAccountRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ServiceAccountLinkage"];
                "application/json": components["schemas"]["ServiceAccountLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    removeApiKeyServiceAccountRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateApiKeyServiceAccountRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ServiceAccountLinkage"];
                "application/json": components["schemas"]["ServiceAccountLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ServiceAccountLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyCreatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyUpdatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listUserAccounts: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `email`. */
                "filter[email]"?: components["parameters"]["filter_email"];
                /** @description Filter by `first_name`. */
                "filter[first_name]"?: components["parameters"]["filter_first_name"];
                /** @description Filter by `last_name`. */
                "filter[last_name]"?: components["parameters"]["filter_last_name"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `active_status`. */
                "filter[active_status]"?: components["parameters"]["filter_active_status"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organizations`. */
                "filter[organizations]"?: components["parameters"]["filter_organizations"];
                /** @description Filter by `primary_organization`. */
                "filter[primary_organization]"?: components["parameters"]["filter_primary_organization"];
                /** @description Filter by `actor`. */
                "filter[actor]"?: components["parameters"]["filter_actor"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of user accounts, oldest first unless `sort` is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["UserAccountList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    createUserAccount: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["UserAccountCreate"];
                "application/json": components["schemas"]["UserAccountCreate"];
            };
        };
        responses: {
            /** @description The new user account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["UserAccountDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccount: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["UserAccountDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateUserAccount: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["UserAccountUpdate"];
                "application/json": components["schemas"]["UserAccountUpdate"];
            };
        };
        responses: {
            /** @description The updated user account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["UserAccountDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            409: components["responses"]["conflict"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listUserAccountOrganizations: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `short_name`. */
                "filter[short_name]"?: components["parameters"]["filter_short_name"];
                /** @description Filter by `region`. */
                "filter[region]"?: components["parameters"]["filter_region"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `api_keys`. */
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                /** @description Filter by `user_accounts`. */
                "filter[user_accounts]"?: components["parameters"]["filter_user_accounts"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountOrganizationsRelationship: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `short_name`. */
                "filter[short_name]"?: components["parameters"]["filter_short_name"];
                /** @description Filter by `region`. */
                "filter[region]"?: components["parameters"]["filter_region"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `api_keys`. */
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                /** @description Filter by `user_accounts`. */
                "filter[user_accounts]"?: components["parameters"]["filter_user_accounts"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of identifiers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageListDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountPrimaryOrganization: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountPrimaryOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    addUserAccountPrimaryOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    removeUserAccountPrimaryOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateUserAccountPrimaryOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountActor: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountActorRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountCreatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountUpdatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listInvestigativeActions: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `title`. */
                "filter[title]"?: components["parameters"]["filter_title"];
                /** @description Filter by `action_type`. */
                "filter[action_type]"?: components["parameters"]["filter_action_type"];
                /** @description Filter by `status`. */
                "filter[status]"?: components["parameters"]["filter_status"];
                /** @description Filter by `reason`. */
                "filter[reason]"?: components["parameters"]["filter_reason"];
                /** @description Filter by `instructions`. */
                "filter[instructions]"?: components["parameters"]["filter_instructions"];
                /** @description Filter by `results`. */
                "filter[results]"?: components["parameters"]["filter_results"];
                /** @description Filter by `close_reason`. */
                "filter[close_reason]"?: components["parameters"]["filter_close_reason"];
                /** @description Filter by `classification`. */
                "filter[classification]"?: components["parameters"]["filter_classification"];
                /** @description Filter by `status_updated_at`. */
                "filter[status_updated_at]"?: components["parameters"]["filter_status_updated_at"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `assigned_to_actor`. */
                "filter[assigned_to_actor]"?: components["parameters"]["filter_assigned_to_actor"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of investigative actions, oldest first unless `sort` is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["InvestigativeActionList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    createInvestigativeAction: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["InvestigativeActionCreate"];
                "application/json": components["schemas"]["InvestigativeActionCreate"];
            };
        };
        responses: {
            /** @description The new investigative action. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["InvestigativeActionDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeAction: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The investigative action. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["InvestigativeActionDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateInvestigativeAction: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["InvestigativeActionUpdate"];
                "application/json": components["schemas"]["InvestigativeActionUpdate"];
            };
        };
        responses: {
            /** @description The updated investigative action. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["InvestigativeActionDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            409: components["responses"]["conflict"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionOrganization: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    addInvestigativeActionOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    removeInvestigativeActionOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateInvestigativeActionOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["OrganizationLinkage"];
                "application/json": components["schemas"]["OrganizationLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionAssignedToActor: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionAssignedToActorRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    addInvestigativeActionAssignedToActorRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ActorLinkage"];
                "application/json": components["schemas"]["ActorLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    removeInvestigativeActionAssignedToActorRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateInvestigativeActionAssignedToActorRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ActorLinkage"];
                "application/json": components["schemas"]["ActorLinkage"];
            };
        };
        responses: {
            /** @description The updated relationship. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionCreatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionUpdatedBy: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `short_name`. */
                "filter[short_name]"?: components["parameters"]["filter_short_name"];
                /** @description Filter by `region`. */
                "filter[region]"?: components["parameters"]["filter_region"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `api_keys`. */
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                /** @description Filter by `user_accounts`. */
                "filter[user_accounts]"?: components["parameters"]["filter_user_accounts"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations, oldest first unless `sort` is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getOrganization: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listOrganizationApiKeys: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `realm`. */
                "filter[realm]"?: components["parameters"]["filter_realm"];
                /** @description Filter by `restrictions`. */
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                /** @description Filter by `role`. */
                "filter[role]"?: components["parameters"]["filter_role"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `service_account`. */
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of API keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getOrganizationApiKeysRelationship: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `name`. */
                "filter[name]"?: components["parameters"]["filter_name"];
                /** @description Filter by `realm`. */
                "filter[realm]"?: components["parameters"]["filter_realm"];
                /** @description Filter by `restrictions`. */
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                /** @description Filter by `role`. */
                "filter[role]"?: components["parameters"]["filter_role"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `service_account`. */
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of identifiers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ApiKeyLinkageListDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listOrganizationUserAccounts: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `email`. */
                "filter[email]"?: components["parameters"]["filter_email"];
                /** @description Filter by `first_name`. */
                "filter[first_name]"?: components["parameters"]["filter_first_name"];
                /** @description Filter by `last_name`. */
                "filter[last_name]"?: components["parameters"]["filter_last_name"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `active_status`. */
                "filter[active_status]"?: components["parameters"]["filter_active_status"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organizations`. */
                "filter[organizations]"?: components["parameters"]["filter_organizations"];
                /** @description Filter by `primary_organization`. */
                "filter[primary_organization]"?: components["parameters"]["filter_primary_organization"];
                /** @description Filter by `actor`. */
                "filter[actor]"?: components["parameters"]["filter_actor"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of user accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["UserAccountList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getOrganizationUserAccountsRelationship: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `email`. */
                "filter[email]"?: components["parameters"]["filter_email"];
                /** @description Filter by `first_name`. */
                "filter[first_name]"?: components["parameters"]["filter_first_name"];
                /** @description Filter by `last_name`. */
                "filter[last_name]"?: components["parameters"]["filter_last_name"];
                /** @description Filter by `active`. */
                "filter[active]"?: components["parameters"]["filter_active"];
                /** @description Filter by `active_status`. */
                "filter[active_status]"?: components["parameters"]["filter_active_status"];
                /** @description Filter by `assignable`. */
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organizations`. */
                "filter[organizations]"?: components["parameters"]["filter_organizations"];
                /** @description Filter by `primary_organization`. */
                "filter[primary_organization]"?: components["parameters"]["filter_primary_organization"];
                /** @description Filter by `actor`. */
                "filter[actor]"?: components["parameters"]["filter_actor"];
                /** @description Filter by `created_by`. */
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                /** @description Filter by `updated_by`. */
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of identifiers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["UserAccountLinkageListDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listActors: {
        parameters: {
            query?: {
                /** @description Filter by `id`. */
                "filter[id]"?: components["parameters"]["filter_id"];
                /** @description Filter by `actor_type`. */
                "filter[actor_type]"?: components["parameters"]["filter_actor_type"];
                /** @description Filter by `display_name`. */
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                /** @description Filter by `is_expel`. */
                "filter[is_expel]"?: components["parameters"]["filter_is_expel"];
                /** @description Filter by `created_at`. */
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                /** @description Filter by `updated_at`. */
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                /** @description Filter by `organization`. */
                "filter[organization]"?: components["parameters"]["filter_organization"];
                /** @description Filter by `parent_actor`. */
                "filter[parent_actor]"?: components["parameters"]["filter_parent_actor"];
                /** @description The maximum number of records on the page. If it is 0, the response contains the total, and either the default number of records or none. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The number of records before the page. */
                "page[offset]"?: components["parameters"]["page-offset"];
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of actors, oldest first unless `sort` is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorList"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getActor: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The actor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorOrganization: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["OrganizationLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorParentActor: {
        parameters: {
            query?: {
                /** @description Sort by attributes, separated by commas or as repeated parameters. `-` before a name sorts in descending order. Default: `created_at`, then `id`. Requests for a single record accept and ignore it. */
                sort?: components["parameters"]["sort"];
                /** @description Include related records: names of relationships, separated by commas, with dots between levels. */
                include?: components["parameters"]["include"];
                /** @description Select the attributes of the records of a type: `fields[type]=a,b`. */
                fields?: components["parameters"]["fields"];
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorRelatedDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorParentActorRelationship: {
        parameters: {
            query?: {
                /** @description Set a flag: `flag[name]=value`. Unknown flags are ignored. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The id of the record. */
                id: components["parameters"]["record-id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier of the related record, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ActorLinkageDocument"];
                };
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    loginAtAuth: {
        parameters: {
            query?: never;
            header?: {
                /** @description The one-time code. Without it, the response is 401 even if the password is correct. */
                "X-ExpelInc-Otp"?: components["parameters"]["otp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["LoginForm"];
            };
        };
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["login-rejected"];
            401: components["responses"]["login-rejected"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["login-rejected"];
            415: components["responses"]["login-rejected"];
            429: components["responses"]["too-many-requests"];
        };
    };
}
