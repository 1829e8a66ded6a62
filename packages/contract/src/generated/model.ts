// Generated from openapi/ by `npm run generate`. Do not edit.
export const MODEL = {
  "service_accounts": {
    "verbs": [
      "search",
      "create",
      "find",
      "update",
      "delete"
    ],
    "attributes": {
      "display_name": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "role": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "restrictions": {
        "kind": "strings",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "active": {
        "kind": "boolean",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "created_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "updated_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      }
    },
    "relationships": {
      "organization": {
        "target": "organizations",
        "many": false,
        "readOnly": false,
        "immutable": true
      },
      "actor": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      },
      "api_keys": {
        "target": "api_keys",
        "many": true,
        "readOnly": true,
        "immutable": false
      },
      "created_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      },
      "updated_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      }
    }
  },
  "api_keys": {
    "verbs": [
      "search",
      "create",
      "find",
      "update",
      "delete"
    ],
    "attributes": {
      "access_token": {
        "kind": "string",
        "nullable": true,
        "readOnly": true,
        "immutable": false,
        "filterable": false
      },
      "active": {
        "kind": "boolean",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "assignable": {
        "kind": "boolean",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "display_name": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "name": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "realm": {
        "kind": "string",
        "values": [
          "public",
          "internal"
        ],
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "restrictions": {
        "kind": "strings",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "role": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "created_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "updated_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      }
    },
    "relationships": {
      "organization": {
        "target": "organizations",
        "many": false,
        "readOnly": false,
        "immutable": true
      },
      "service_account": {
        "target": "service_accounts",
        "many": false,
        "readOnly": false,
        "immutable": true
      },
      "created_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      },
      "updated_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      }
    }
  },
  "user_accounts": {
    "verbs": [
      "search",
      "create",
      "find",
      "update"
    ],
    "attributes": {
      "display_name": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "email": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "first_name": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "last_name": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "active": {
        "kind": "boolean",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "active_status": {
        "kind": "string",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "assignable": {
        "kind": "boolean",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "created_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "updated_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      }
    },
    "relationships": {
      "organizations": {
        "target": "organizations",
        "many": true,
        "readOnly": true,
        "immutable": false
      },
      "primary_organization": {
        "target": "organizations",
        "many": false,
        "readOnly": false,
        "immutable": true
      },
      "actor": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      },
      "created_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      },
      "updated_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      }
    }
  },
  "investigative_actions": {
    "verbs": [
      "search",
      "create",
      "find",
      "update"
    ],
    "attributes": {
      "title": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "action_type": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": true,
        "filterable": true
      },
      "status": {
        "kind": "string",
        "values": [
          "RUNNING",
          "FAILED",
          "READY_FOR_ANALYSIS",
          "CLOSED",
          "COMPLETED"
        ],
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "reason": {
        "kind": "string",
        "nullable": false,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "instructions": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "results": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "close_reason": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "classification": {
        "kind": "string",
        "nullable": true,
        "readOnly": false,
        "immutable": false,
        "filterable": true
      },
      "status_updated_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "created_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "updated_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      }
    },
    "relationships": {
      "organization": {
        "target": "organizations",
        "many": false,
        "readOnly": false,
        "immutable": true
      },
      "assigned_to_actor": {
        "target": "actors",
        "many": false,
        "readOnly": false,
        "immutable": false
      },
      "created_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      },
      "updated_by": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      }
    }
  },
  "organizations": {
    "verbs": [
      "search",
      "find"
    ],
    "attributes": {
      "name": {
        "kind": "string",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "short_name": {
        "kind": "string",
        "nullable": true,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "region": {
        "kind": "string",
        "nullable": true,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "created_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "updated_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      }
    },
    "relationships": {
      "api_keys": {
        "target": "api_keys",
        "many": true,
        "readOnly": true,
        "immutable": false
      },
      "user_accounts": {
        "target": "user_accounts",
        "many": true,
        "readOnly": true,
        "immutable": false
      }
    }
  },
  "actors": {
    "verbs": [
      "search",
      "find"
    ],
    "attributes": {
      "actor_type": {
        "kind": "string",
        "values": [
          "system",
          "user",
          "organization",
          "api",
          "service"
        ],
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "display_name": {
        "kind": "string",
        "nullable": true,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "is_expel": {
        "kind": "boolean",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "created_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      },
      "updated_at": {
        "kind": "timestamp",
        "nullable": false,
        "readOnly": true,
        "immutable": false,
        "filterable": true
      }
    },
    "relationships": {
      "organization": {
        "target": "organizations",
        "many": false,
        "readOnly": true,
        "immutable": false
      },
      "parent_actor": {
        "target": "actors",
        "many": false,
        "readOnly": true,
        "immutable": false
      }
    }
  }
} as const

/** The roles that a service account can have. */
export const ROLES: readonly unknown[] = ["organization_admin","organization_analyst"]
