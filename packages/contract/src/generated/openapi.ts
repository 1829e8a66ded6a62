// Generated from openapi/ by `npm run generate`. Do not edit.
export interface paths {
    "/api/v2/service_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List service accounts */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get a service account */
        get: operations["getServiceAccount"];
        put?: never;
        post?: never;
        /**
         * Delete a service account
         * @description Deletes all keys of the account, too.
         */
        delete: operations["deleteServiceAccount"];
        options?: never;
        head?: never;
        /** Change a service account */
        patch: operations["updateServiceAccount"];
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship organization of a service account */
        get: operations["getServiceAccountOrganizationRelationship"];
        put?: never;
        /**
         * Set the relationship organization of a service account
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        post: operations["addServiceAccountOrganizationRelationship"];
        /**
         * Clear the relationship organization of a service account
         * @description The relationship is immutable, so this is refused.
         */
        delete: operations["removeServiceAccountOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Change the relationship organization of a service account
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        patch: operations["updateServiceAccountOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/service_accounts/{id}/actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship actor of a service account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship api_keys of a service account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the created by of a service account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship created_by of a service account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the updated by of a service account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship updated_by of a service account */
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
        /** List API keys */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
        /** Change an API key */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/api/v2/api_keys/{id}/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship organization of an API key */
        get: operations["getApiKeyOrganizationRelationship"];
        put?: never;
        /**
         * Set the relationship organization of an API key
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        post: operations["addApiKeyOrganizationRelationship"];
        /**
         * Clear the relationship organization of an API key
         * @description The relationship is immutable, so this is refused.
         */
        delete: operations["removeApiKeyOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Change the relationship organization of an API key
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        patch: operations["updateApiKeyOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/api_keys/{id}/service_account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship service_account of an API key */
        get: operations["getApiKeyServiceAccountRelationship"];
        put?: never;
        /**
         * Set the relationship service_account of an API key
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        post: operations["addApiKeyServiceAccountRelationship"];
        /**
         * Clear the relationship service_account of an API key
         * @description The relationship is immutable, so this is refused.
         */
        delete: operations["removeApiKeyServiceAccountRelationship"];
        options?: never;
        head?: never;
        /**
         * Change the relationship service_account of an API key
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        patch: operations["updateApiKeyServiceAccountRelationship"];
        trace?: never;
    };
    "/api/v2/api_keys/{id}/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the created by of an API key */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship created_by of an API key */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the updated by of an API key */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship updated_by of an API key */
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
        /** List user accounts */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
        /** Change a user account */
        patch: operations["updateUserAccount"];
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship organizations of a user account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship primary_organization of a user account */
        get: operations["getUserAccountPrimaryOrganizationRelationship"];
        put?: never;
        /**
         * Set the relationship primary_organization of a user account
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        post: operations["addUserAccountPrimaryOrganizationRelationship"];
        /**
         * Clear the relationship primary_organization of a user account
         * @description The relationship is immutable, so this is refused.
         */
        delete: operations["removeUserAccountPrimaryOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Change the relationship primary_organization of a user account
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        patch: operations["updateUserAccountPrimaryOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/user_accounts/{id}/actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship actor of a user account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the created by of a user account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship created_by of a user account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the updated by of a user account */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship updated_by of a user account */
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
        /** List investigative actions */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
        /** Change an investigative action */
        patch: operations["updateInvestigativeAction"];
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship organization of an investigative action */
        get: operations["getInvestigativeActionOrganizationRelationship"];
        put?: never;
        /**
         * Set the relationship organization of an investigative action
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        post: operations["addInvestigativeActionOrganizationRelationship"];
        /**
         * Clear the relationship organization of an investigative action
         * @description The relationship is immutable, so this is refused.
         */
        delete: operations["removeInvestigativeActionOrganizationRelationship"];
        options?: never;
        head?: never;
        /**
         * Change the relationship organization of an investigative action
         * @description The relationship is immutable. Naming the record that it leads to already changes nothing; another is refused.
         */
        patch: operations["updateInvestigativeActionOrganizationRelationship"];
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/assigned_to_actor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the assigned to actor of an investigative action */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship assigned_to_actor of an investigative action */
        get: operations["getInvestigativeActionAssignedToActorRelationship"];
        put?: never;
        /** Set the relationship assigned_to_actor of an investigative action */
        post: operations["addInvestigativeActionAssignedToActorRelationship"];
        /** Clear the relationship assigned_to_actor of an investigative action */
        delete: operations["removeInvestigativeActionAssignedToActorRelationship"];
        options?: never;
        head?: never;
        /** Change the relationship assigned_to_actor of an investigative action */
        patch: operations["updateInvestigativeActionAssignedToActorRelationship"];
        trace?: never;
    };
    "/api/v2/investigative_actions/{id}/created_by": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the created by of an investigative action */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship created_by of an investigative action */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the updated by of an investigative action */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship updated_by of an investigative action */
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
        /** List organizations */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship api_keys of an organization */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship user_accounts of an organization */
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
        /** List actors */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship organization of an actor */
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Get the relationship parent_actor of an actor */
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
         * @description Without a one-time code the answer is 401, also where the password is right: that 401 is the step to the second call.
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
         * Log in, at the newer address
         * @description Without a one-time code the answer is 401, also where the password is right: that 401 is the step to the second call.
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
        Page: {
            /** @default 50 */
            limit: number;
            /** @default 0 */
            offset: number;
        };
        JsonApi: {
            /** @constant */
            version: "1.0";
        };
        PageMeta: {
            page: {
                offset: number;
                limit: number;
                /** @description How many records the filter lets through, on all pages together. */
                total: number;
            };
        };
        /** @description `first` and `prev` are there only where the offset is above 0, `next` and `last` only where more remains. All are absolute, on the origin that the caller used. */
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
         * @description A UUID. It is given once and never again, also when its record is deleted.
         * @example 5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11
         */
        Id: string;
        /** @example ci */
        Name: string;
        /**
         * @description `organization_admin` can make every call in the API; `organization_analyst` can do non-administrative work. Other values are seen in Workbench's records and have to be tolerated when they are read.
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
         * @description What the role is narrowed by. `read_only` leaves nothing but reading.
         * @example [
         *       "read_only"
         *     ]
         */
        Restrictions: string[];
        /** @description Disabling an account disables all its keys; enabling it enables them. */
        AccountActive: boolean;
        /**
         * Format: date-time
         * @description ISO 8601, UTC, with milliseconds.
         * @example 2026-11-22T18:49:00.000Z
         */
        Timestamp: string;
        /** @description Every attribute is in every answer, null included, unless the request trimmed them with `fields`. */
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
            /** @constant */
            relation: "primary";
            readOnly: boolean;
        };
        OrganizationIdentifier: {
            /** @constant */
            type: "organizations";
            id: components["schemas"]["Id"];
        };
        OrganizationIdentifierOrNull: components["schemas"]["OrganizationIdentifier"] | null;
        ToOrganization: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data: components["schemas"]["OrganizationIdentifierOrNull"];
        };
        ActorIdentifier: {
            /** @constant */
            type: "actors";
            id: components["schemas"]["Id"];
        };
        ActorIdentifierOrNull: components["schemas"]["ActorIdentifier"] | null;
        ToActor: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data: components["schemas"]["ActorIdentifierOrNull"];
        };
        /** @description A relationship to many records. They are at `links.related`. */
        ToMany: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
        };
        /** @description Organizes API keys. Its role and restrictions apply to all its keys. */
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
                readonly api_keys: components["schemas"]["ToMany"];
                readonly created_by: components["schemas"]["ToActor"];
                readonly updated_by: components["schemas"]["ToActor"];
            };
        };
        /** @example Robin */
        NameOrNull: string | null;
        /** @description Every attribute is in every answer, null included, unless the request trimmed them with `fields`. */
        ApiKeyAttributes: {
            /** @description The secret. It is in the answer to the creation only, and null ever after. */
            readonly access_token: string | null;
            /** @description A key that is not active is refused with 401. */
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
            /** @constant */
            type: "service_accounts";
            id: components["schemas"]["Id"];
        };
        ServiceAccountIdentifierOrNull: components["schemas"]["ServiceAccountIdentifier"] | null;
        ToServiceAccount: {
            links: components["schemas"]["RelationshipLinks"];
            meta: components["schemas"]["RelationshipMeta"];
            data: components["schemas"]["ServiceAccountIdentifierOrNull"];
        };
        /** @description A secret that a program authenticates with. Role and restrictions are those of its service account. */
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
         * @example robin@example.com
         */
        Email: string;
        /** @description Every attribute is in every answer, null included, unless the request trimmed them with `fields`. */
        UserAccountAttributes: {
            display_name: components["schemas"]["NameOrNull"];
            email: components["schemas"]["Email"];
            first_name: components["schemas"]["NameOrNull"];
            last_name: components["schemas"]["NameOrNull"];
            active: boolean;
            /**
             * @description Follows `active`.
             * @example ACTIVE
             * @example LOCKED
             */
            readonly active_status: string;
            /** @description Whether work can be assigned to this person. */
            assignable: boolean;
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A person of an organization. */
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
                readonly organizations: components["schemas"]["ToMany"];
                primary_organization: components["schemas"]["ToOrganization"];
                readonly actor: components["schemas"]["ToActor"];
                readonly created_by: components["schemas"]["ToActor"];
                readonly updated_by: components["schemas"]["ToActor"];
            };
        };
        /** @enum {string} */
        InvestigativeActionStatus: "RUNNING" | "FAILED" | "READY_FOR_ANALYSIS" | "CLOSED" | "COMPLETED";
        /** @description Every attribute is in every answer, null included, unless the request trimmed them with `fields`. */
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
        /** @description A step of an investigation, such as one that a person is asked to carry out. */
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
        /** @description Every attribute is in every answer, null included, unless the request trimmed them with `fields`. */
        OrganizationAttributes: {
            readonly name: string;
            readonly short_name: string | null;
            readonly region: string | null;
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        /** @description The organization that everything is scoped to. */
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
                readonly api_keys: components["schemas"]["ToMany"];
                readonly user_accounts: components["schemas"]["ToMany"];
            };
        };
        /** @description Every attribute is in every answer, null included, unless the request trimmed them with `fields`. */
        ActorAttributes: {
            /** @enum {string} */
            readonly actor_type: "system" | "user" | "organization" | "api" | "service";
            readonly display_name: string | null;
            readonly is_expel: boolean;
            readonly created_at: components["schemas"]["Timestamp"];
            readonly updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Whoever did something: a user, a service account, the organization, the system. */
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
             * @description The parameter's name, with dots between levels.
             * @example display_name
             */
            path: string;
            /** @example any.required */
            type: string;
            context: {
                key: string;
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
        /** @description What every refusal looks like. A client tells refusals of one status apart by `title`. */
        ErrorDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["DocumentLinks"];
            errors: components["schemas"]["Error"][];
        };
        /**
         * @description The roles that a service account can be given.
         * @enum {string}
         */
        AssignableRole: "organization_admin" | "organization_analyst";
        /** @description What the role is narrowed by. `read_only` leaves nothing but reading. */
        AssignableRestrictions: "read_only"[];
        /** @description Names the related record. `links` and `meta` may be echoed from an answer. */
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
                /** @constant */
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
        ServiceAccountUpdate: {
            data: {
                /** @constant */
                type: "service_accounts";
                /** @description The id that counts is the one in the URL. */
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
            included: components["schemas"]["Included"];
        };
        OrganizationLinkageDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["RelationshipLinks"];
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
            included: components["schemas"]["Included"];
        };
        ActorLinkageDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["RelationshipLinks"];
            data: components["schemas"]["ActorIdentifierOrNull"];
        };
        ApiKeyList: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["ApiKey"][];
            included: components["schemas"]["Included"];
        };
        ApiKeyIdentifier: {
            /** @constant */
            type: "api_keys";
            id: components["schemas"]["Id"];
        };
        ApiKeyLinkageListDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: components["schemas"]["PageMeta"];
            links: components["schemas"]["PageLinks"];
            data: components["schemas"]["ApiKeyIdentifier"][];
        };
        /** @description Names the related record. `links` and `meta` may be echoed from an answer. */
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
                /** @constant */
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
                    /** @description It sets `name` too. */
                    display_name?: components["schemas"]["Name"];
                    /** @description It sets `display_name` too. */
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
                /** @constant */
                type: "api_keys";
                /** @description The id that counts is the one in the URL. */
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
                    /** @description It sets `name` too. */
                    display_name?: components["schemas"]["Name"];
                    /** @description It sets `display_name` too. */
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
            included: components["schemas"]["Included"];
        };
        ServiceAccountLinkageDocument: {
            jsonapi: components["schemas"]["JsonApi"];
            meta: {
                [key: string]: unknown;
            };
            links: components["schemas"]["RelationshipLinks"];
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
                /** @constant */
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
                /** @constant */
                type: "user_accounts";
                /** @description The id that counts is the one in the URL. */
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
        /** @description Names the related record, or none. `links` and `meta` may be echoed from an answer. */
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
                /** @constant */
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
                /** @constant */
                type: "investigative_actions";
                /** @description The id that counts is the one in the URL. */
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
        /** @description Names the related record. `links` and `meta` may be echoed from an answer. */
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
        UserAccountIdentifier: {
            /** @constant */
            type: "user_accounts";
            id: components["schemas"]["Id"];
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
            /** @description The one-time code. Without it the answer is 401, also where the password is right. */
            otp?: string;
        };
        LoginForm: {
            /** @constant */
            grant_type: "password";
            username: string;
            /** Format: password */
            password: string;
        };
        /** @description A login session. It ends 13 hours after its creation. */
        Session: {
            /** @description The session's token, for the `Authorization` header. */
            access_token: string;
            created_at: components["schemas"]["Timestamp"];
            /**
             * @description Seconds.
             * @constant
             */
            expires_in: 46800;
            /** @constant */
            token_type: "bearer";
            user_id: components["schemas"]["Id"];
            username: string;
            role: components["schemas"]["Role"];
            organization_id: components["schemas"]["Id"];
            /** @constant */
            realm: "public";
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
        /** @description The role or a restriction forbids it, or a parameter is not accepted. `title` tells which. */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description There is no such record, type, relation or route. */
        "not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The `Accept` header cannot be met. */
        "not-acceptable": {
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
                /** @description Seconds to wait, or a date. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The body is not JSON. */
        "bad-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The content type of the request is not accepted. */
        "unsupported-media-type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
    };
    parameters: {
        /**
         * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
         *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
         *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
         *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
         *     `filter[relation][attribute]=value`, one more level allowed.
         */
        filter: {
            [key: string]: unknown;
        };
        /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
        sort: string[];
        /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
        page: components["schemas"]["Page"];
        /** @description Related records to send along, with commas between them and dots between levels. */
        include: string;
        /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
        fields: {
            [key: string]: string;
        };
        /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
        flag: {
            [key: string]: unknown;
        };
        filter_id: string[];
        filter_display_name: string[];
        filter_role: string[];
        filter_restrictions: string[];
        filter_active: string[];
        filter_created_at: string[];
        filter_updated_at: string[];
        filter_organization: string[];
        filter_actor: string[];
        filter_api_keys: string[];
        filter_created_by: string[];
        filter_updated_by: string[];
        /** @description The `limit` of `page`, under the name that it travels by. */
        "page-limit": number;
        /** @description The `offset` of `page`, under the name that it travels by. */
        "page-offset": number;
        /** @description The record's id. */
        id: string;
        filter_assignable: string[];
        filter_name: string[];
        filter_realm: string[];
        filter_service_account: string[];
        /** @description A one-time code, where the organization asks for one when a key is created. */
        "key-otp": string;
        filter_email: string[];
        filter_first_name: string[];
        filter_last_name: string[];
        filter_active_status: string[];
        filter_organizations: string[];
        filter_primary_organization: string[];
        filter_short_name: string[];
        filter_region: string[];
        filter_user_accounts: string[];
        filter_title: string[];
        filter_action_type: string[];
        filter_status: string[];
        filter_reason: string[];
        filter_instructions: string[];
        filter_results: string[];
        filter_close_reason: string[];
        filter_classification: string[];
        filter_status_updated_at: string[];
        filter_assigned_to_actor: string[];
        filter_actor_type: string[];
        filter_is_expel: string[];
        filter_parent_actor: string[];
        /** @description The one-time code of the login form. */
        otp: string;
    };
    requestBodies: {
        /** @description Some clients send a body with DELETE. Nothing reads it. */
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
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[role]"?: components["parameters"]["filter_role"];
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[actor]"?: components["parameters"]["filter_actor"];
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of service accounts, oldest first where nothing else is asked for. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    createServiceAccount: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
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
            /** @description The service account. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    deleteServiceAccount: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description It is deleted, and cannot be restored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateServiceAccount: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The service account as it is now. */
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
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountOrganization: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    addServiceAccountOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The relationship as it is now. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateServiceAccountOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountActorRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listServiceAccountApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[realm]"?: components["parameters"]["filter_realm"];
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                "filter[role]"?: components["parameters"]["filter_role"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the related records. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountApiKeysRelationship: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[realm]"?: components["parameters"]["filter_realm"];
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                "filter[role]"?: components["parameters"]["filter_role"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountCreatedBy: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountUpdatedBy: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getServiceAccountUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[realm]"?: components["parameters"]["filter_realm"];
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                "filter[role]"?: components["parameters"]["filter_role"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of API keys, oldest first where nothing else is asked for. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    createApiKey: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: {
                /** @description A one-time code, where the organization asks for one when a key is created. */
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
            /** @description The key, with its secret in `access_token`. It is never sent again. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    deleteApiKey: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description It is deleted, and cannot be restored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not-found"];
            406: components["responses"]["not-acceptable"];
            429: components["responses"]["too-many-requests"];
        };
    };
    updateApiKey: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The API key as it is now. */
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
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyOrganization: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    addApiKeyOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The relationship as it is now. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateApiKeyOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyServiceAccountRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    addApiKeyServiceAccountRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The relationship as it is now. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateApiKeyServiceAccountRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyUpdatedBy: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getApiKeyUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listUserAccounts: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[email]"?: components["parameters"]["filter_email"];
                "filter[first_name]"?: components["parameters"]["filter_first_name"];
                "filter[last_name]"?: components["parameters"]["filter_last_name"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[active_status]"?: components["parameters"]["filter_active_status"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organizations]"?: components["parameters"]["filter_organizations"];
                "filter[primary_organization]"?: components["parameters"]["filter_primary_organization"];
                "filter[actor]"?: components["parameters"]["filter_actor"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of user accounts, oldest first where nothing else is asked for. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    createUserAccount: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
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
            /** @description The user account. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateUserAccount: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The user account as it is now. */
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
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    listUserAccountOrganizations: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[short_name]"?: components["parameters"]["filter_short_name"];
                "filter[region]"?: components["parameters"]["filter_region"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                "filter[user_accounts]"?: components["parameters"]["filter_user_accounts"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the related records. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountOrganizationsRelationship: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[short_name]"?: components["parameters"]["filter_short_name"];
                "filter[region]"?: components["parameters"]["filter_region"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                "filter[user_accounts]"?: components["parameters"]["filter_user_accounts"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountPrimaryOrganization: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountPrimaryOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    addUserAccountPrimaryOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The relationship as it is now. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateUserAccountPrimaryOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountActorRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountCreatedBy: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountUpdatedBy: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getUserAccountUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listInvestigativeActions: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[title]"?: components["parameters"]["filter_title"];
                "filter[action_type]"?: components["parameters"]["filter_action_type"];
                "filter[status]"?: components["parameters"]["filter_status"];
                "filter[reason]"?: components["parameters"]["filter_reason"];
                "filter[instructions]"?: components["parameters"]["filter_instructions"];
                "filter[results]"?: components["parameters"]["filter_results"];
                "filter[close_reason]"?: components["parameters"]["filter_close_reason"];
                "filter[classification]"?: components["parameters"]["filter_classification"];
                "filter[status_updated_at]"?: components["parameters"]["filter_status_updated_at"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[assigned_to_actor]"?: components["parameters"]["filter_assigned_to_actor"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of investigative actions, oldest first where nothing else is asked for. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    createInvestigativeAction: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
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
            /** @description The investigative action. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateInvestigativeAction: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The investigative action as it is now. */
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
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionOrganization: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    addInvestigativeActionOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The relationship as it is now. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateInvestigativeActionOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionAssignedToActorRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    addInvestigativeActionAssignedToActorRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            /** @description The relationship as it is now. */
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
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["ignored"];
        responses: {
            /** @description The relationship as it is now. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    updateInvestigativeActionAssignedToActorRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["ActorOrNullLinkage"];
                "application/json": components["schemas"]["ActorOrNullLinkage"];
            };
        };
        responses: {
            /** @description The relationship as it is now. */
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
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionCreatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionUpdatedBy: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getInvestigativeActionUpdatedByRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[short_name]"?: components["parameters"]["filter_short_name"];
                "filter[region]"?: components["parameters"]["filter_region"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[api_keys]"?: components["parameters"]["filter_api_keys"];
                "filter[user_accounts]"?: components["parameters"]["filter_user_accounts"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations, oldest first where nothing else is asked for. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getOrganization: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listOrganizationApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[realm]"?: components["parameters"]["filter_realm"];
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                "filter[role]"?: components["parameters"]["filter_role"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the related records. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getOrganizationApiKeysRelationship: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[name]"?: components["parameters"]["filter_name"];
                "filter[realm]"?: components["parameters"]["filter_realm"];
                "filter[restrictions]"?: components["parameters"]["filter_restrictions"];
                "filter[role]"?: components["parameters"]["filter_role"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[service_account]"?: components["parameters"]["filter_service_account"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listOrganizationUserAccounts: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[email]"?: components["parameters"]["filter_email"];
                "filter[first_name]"?: components["parameters"]["filter_first_name"];
                "filter[last_name]"?: components["parameters"]["filter_last_name"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[active_status]"?: components["parameters"]["filter_active_status"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organizations]"?: components["parameters"]["filter_organizations"];
                "filter[primary_organization]"?: components["parameters"]["filter_primary_organization"];
                "filter[actor]"?: components["parameters"]["filter_actor"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the related records. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getOrganizationUserAccountsRelationship: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[email]"?: components["parameters"]["filter_email"];
                "filter[first_name]"?: components["parameters"]["filter_first_name"];
                "filter[last_name]"?: components["parameters"]["filter_last_name"];
                "filter[active]"?: components["parameters"]["filter_active"];
                "filter[active_status]"?: components["parameters"]["filter_active_status"];
                "filter[assignable]"?: components["parameters"]["filter_assignable"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organizations]"?: components["parameters"]["filter_organizations"];
                "filter[primary_organization]"?: components["parameters"]["filter_primary_organization"];
                "filter[actor]"?: components["parameters"]["filter_actor"];
                "filter[created_by]"?: components["parameters"]["filter_created_by"];
                "filter[updated_by]"?: components["parameters"]["filter_updated_by"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    listActors: {
        parameters: {
            query?: {
                /**
                 * @description Narrows a list: `filter[attribute]=value`, several attributes by AND. A value may begin with an operator:
                 *     `>` `<` `≥` `≤` compare, `:` contains, `^` starts with, `~` equals without regard to case, `!` is not equal;
                 *     `␀true` is null, `␀false` is not null. One attribute repeated, or a comma inside one value, is OR for equality,
                 *     `:`, `^` and `~`, and AND for the others. A related record: `filter[relation]=id`, `filter[relation][id]=id`,
                 *     `filter[relation][attribute]=value`, one more level allowed.
                 */
                filter?: components["parameters"]["filter"];
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description `page[limit]` and `page[offset]`. A limit of 0 returns no records and the total. */
                page?: components["parameters"]["page"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
                "filter[id]"?: components["parameters"]["filter_id"];
                "filter[actor_type]"?: components["parameters"]["filter_actor_type"];
                "filter[display_name]"?: components["parameters"]["filter_display_name"];
                "filter[is_expel]"?: components["parameters"]["filter_is_expel"];
                "filter[created_at]"?: components["parameters"]["filter_created_at"];
                "filter[updated_at]"?: components["parameters"]["filter_updated_at"];
                "filter[organization]"?: components["parameters"]["filter_organization"];
                "filter[parent_actor]"?: components["parameters"]["filter_parent_actor"];
                /** @description The `limit` of `page`, under the name that it travels by. */
                "page[limit]"?: components["parameters"]["page-limit"];
                /** @description The `offset` of `page`, under the name that it travels by. */
                "page[offset]"?: components["parameters"]["page-offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of actors, oldest first where nothing else is asked for. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getActor: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorOrganization: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorOrganizationRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorParentActor: {
        parameters: {
            query?: {
                /** @description Attributes to sort by, with commas between them or as repeated parameters; `-` before a name is descending. Default: `created_at`, then `id`. Clients send it for single records, too, where there is nothing to sort. */
                sort?: components["parameters"]["sort"];
                /** @description Related records to send along, with commas between them and dots between levels. */
                include?: components["parameters"]["include"];
                /** @description `fields[type]=a,b` trims the attributes of the records of a type. */
                fields?: components["parameters"]["fields"];
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
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
            429: components["responses"]["too-many-requests"];
        };
    };
    getActorParentActorRelationship: {
        parameters: {
            query?: {
                /** @description `flag[x]=…` is accepted, and ignored where it is not known. */
                flag?: components["parameters"]["flag"];
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifiers alone. */
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
            429: components["responses"]["too-many-requests"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: {
                /** @description The one-time code of the login form. */
                "X-ExpelInc-Otp"?: components["parameters"]["otp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
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
                /** @description The one-time code of the login form. */
                "X-ExpelInc-Otp"?: components["parameters"]["otp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
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
            400: components["responses"]["bad-request"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            406: components["responses"]["not-acceptable"];
            415: components["responses"]["unsupported-media-type"];
            429: components["responses"]["too-many-requests"];
        };
    };
}
