// Generated from openapi/ by `npm run generate`. Do not edit.
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// packages/contract/src/email.ts
function isEmail(text) {
  const address = text.normalize("NFC");
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 0 || !LOCAL.test(local) || lengthInBytes(local) > MAX_LOCAL) return false;
  if (domain.startsWith("[")) return isAddressLiteral(domain);
  return DOMAIN.test(domain) && hasValidLengths(domain) && lengthInBytes(local) + 1 + lengthInAscii(domain) <= MAX_ADDRESS;
}
function hasValidLengths(domain) {
  if ([...domain].length > MAX_ADDRESS) return false;
  const labels = domain.split(".");
  const last = labels.pop() ?? "";
  return lengthInBytes(last) <= MAX_LABEL && labels.every((label) => lengthInAscii(label) <= MAX_LABEL);
}
function isAddressLiteral(domain) {
  if (!domain.endsWith("]")) return false;
  const literal = domain.slice(1, -1);
  const ipv4 = IPV4.exec(literal);
  if (ipv4?.index === 0) return true;
  const [, address] = IPV6_GROUPS.exec(literal.replace(IPV4, "0:0")) ?? [];
  return address !== void 0 && hasValidGroups(address);
}
function hasValidGroups(address) {
  const { length } = address.split(":");
  const gap = address.indexOf("::");
  if (gap < 0) return length === 8;
  const isAtEnd = gap === 0 || gap === address.length - 2;
  return gap === address.lastIndexOf("::") && length < (isAtEnd ? 9 : 8);
}
function lengthInBytes(text) {
  let length = 0;
  for (const point of codePoints(text)) length += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
  return length;
}
function lengthInPunycode(points) {
  const basic = points.filter((point) => point < 128).length;
  const others = [...new Set(points.filter((point) => point >= 128))].sort((a, b) => a - b);
  let length = basic > 0 ? basic + 1 : 0;
  let [next, delta, bias, handled] = [128, 0, 72, basic];
  for (const other of others) {
    delta += (other - next) * (handled + 1);
    for (const point of points) {
      if (point < other) delta++;
      if (point !== other) continue;
      length += digitsOf(delta, bias);
      handled++;
      bias = adaptedBias(delta, handled, handled === basic + 1);
      delta = 0;
    }
    delta++;
    next = other + 1;
  }
  return length;
}
function digitsOf(delta, bias) {
  let [rest, digits] = [delta, 1];
  for (let base = 36; ; base += 36, digits++) {
    const threshold = Math.min(Math.max(base - bias, 1), 26);
    if (rest < threshold) return digits;
    rest = Math.floor((rest - threshold) / (36 - threshold));
  }
}
function adaptedBias(delta, handled, isFirst) {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / handled);
  let bias = 0;
  for (; rest > 455; bias += 36) rest = Math.floor(rest / 35);
  return bias + Math.floor(36 * rest / (rest + 38));
}
var ATOM, QUOTED, LETTER, LABEL, LOCAL, DOMAIN, NUMBER, IPV4, IPV6_GROUPS, MAX_ADDRESS, MAX_LOCAL, MAX_LABEL, codePoints, lengthInAscii;
var init_email = __esm({
  "packages/contract/src/email.ts"() {
    "use strict";
    ATOM = String.raw`[^\0-\x20\x7f-\x9f()<>[\]:;@\\,."]+`;
    QUOTED = String.raw`"(?:[^\0-\x20\x7f-\x9f"\\]|\\[^\0-\x08\x0a-\x1e\x7f-\x9f])*"`;
    LETTER = String.raw`[\da-zA-Z\u00c0-\uffff]`;
    LABEL = `${LETTER}(?:-*${LETTER})*`;
    LOCAL = new RegExp(String.raw`^(?:${ATOM}(?:\.${ATOM})*|${QUOTED})$`);
    DOMAIN = new RegExp(String.raw`^${LABEL}(?:\.${LABEL})*$`);
    NUMBER = String.raw`(?:25[0-5]|2[0-4]\d|[01]?\d\d?)`;
    IPV4 = new RegExp(String.raw`\b(?:${NUMBER}\.){3}${NUMBER}$`);
    IPV6_GROUPS = /^ipv6:((?!:[^:])(?!.*[^:]:$)[\da-f]{0,4}(?::[\da-f]{0,4})*)$/i;
    MAX_ADDRESS = 254;
    MAX_LOCAL = 64;
    MAX_LABEL = 63;
    codePoints = (text) => Array.from(text, (character) => character.codePointAt(0) ?? 0);
    lengthInAscii = (domain) => domain.split(/[.\u3002\uff0e\uff61]/).map((label) => /^[\0-\x7f]*$/.test(label) ? label.length : "xn--".length + lengthInPunycode(codePoints(label))).reduce((sum, length) => sum + 1 + length);
  }
});

// packages/contract/src/ids.ts
var ID, RESERVED, isId;
var init_ids = __esm({
  "packages/contract/src/ids.ts"() {
    "use strict";
    ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
    RESERVED = /^[0-]+$|^[f-]+$/i;
    isId = (text) => ID.test(text) && !RESERVED.test(text);
  }
});

// packages/internal/src/timestamp.ts
function parseTimestamp(value) {
  const date = isDate(value) ? new Date(value) : typeof value === "string" ? parseIsoTimestamp(value) : void 0;
  return date && isInYears(date.getTime()) ? date : void 0;
}
function parseIsoTimestamp(text) {
  const day = TIMESTAMP.exec(text)?.[1];
  return day !== void 0 && isInCalendar(day) ? new Date(text) : void 0;
}
function isInCalendar(day) {
  const date = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
function isDate(value) {
  return Object.prototype.toString.call(value) === "[object Date]";
}
var TIMESTAMP, YEARS, LATEST_TIME, isInYears;
var init_timestamp = __esm({
  "packages/internal/src/timestamp.ts"() {
    "use strict";
    TIMESTAMP = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
    YEARS = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-01-01T00:00:00Z")];
    LATEST_TIME = YEARS[1] - 1;
    isInYears = (time) => time >= YEARS[0] && time < YEARS[1];
  }
});

// scripts/generate/formats.ts
var formats_exports = {};
__export(formats_exports, {
  formats: () => formats
});
var formats;
var init_formats = __esm({
  "scripts/generate/formats.ts"() {
    "use strict";
    init_email();
    init_ids();
    init_timestamp();
    formats = {
      password: () => true,
      email: isEmail,
      uuid: isId,
      "date-time": (text) => parseTimestamp(text) !== void 0
    };
  }
});

// <stdin>
var putInScenarios = validate20;
var schema33 = { "type": "object", "additionalProperties": false, "required": ["scenario"], "properties": { "scenario": { "anyOf": [{ "$ref": "#/components/schemas/ScenarioName" }, { "type": "array", "items": { "$ref": "#/components/schemas/ScenarioName" }, "minItems": 1, "maxItems": 20 }] } } };
var schema34 = { "type": "string", "pattern": "^[a-z-]+(:\\d{1,5})?$", "description": "The name of a scenario, with a number if the scenario takes one.", "examples": ["typical", "fleet:200"] };
var pattern4 = new RegExp("^[a-z-]+(:\\d{1,5})?$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.scenario === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "scenario" }, message: "must have required property 'scenario'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      if (!(key0 === "scenario")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.scenario !== void 0) {
      let data0 = data.scenario;
      const _errs3 = errors;
      let valid1 = false;
      const _errs4 = errors;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err2 = { instancePath: instancePath + "/scenario", schemaPath: "#/components/schemas/ScenarioName/pattern", keyword: "pattern", params: { pattern: "^[a-z-]+(:\\d{1,5})?$" }, message: 'must match pattern "^[a-z-]+(:\\d{1,5})?$"', schema: "^[a-z-]+(:\\d{1,5})?$", parentSchema: schema34, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/scenario", schemaPath: "#/components/schemas/ScenarioName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.type, parentSchema: schema34, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid0 = _errs4 === errors;
      valid1 = valid1 || _valid0;
      const _errs7 = errors;
      if (Array.isArray(data0)) {
        if (data0.length > 20) {
          const err4 = { instancePath: instancePath + "/scenario", schemaPath: "#/properties/scenario/anyOf/1/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items", schema: 20, parentSchema: schema33.properties.scenario.anyOf[1], data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err5 = { instancePath: instancePath + "/scenario", schemaPath: "#/properties/scenario/anyOf/1/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema33.properties.scenario.anyOf[1], data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data0.length;
        const i0Errors = errors;
        for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (!pattern4.test(data1)) {
              const err6 = { instancePath: instancePath + "/scenario/" + i0, schemaPath: "#/components/schemas/ScenarioName/pattern", keyword: "pattern", params: { pattern: "^[a-z-]+(:\\d{1,5})?$" }, message: 'must match pattern "^[a-z-]+(:\\d{1,5})?$"', schema: "^[a-z-]+(:\\d{1,5})?$", parentSchema: schema34, data: data1 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/scenario/" + i0, schemaPath: "#/components/schemas/ScenarioName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.type, parentSchema: schema34, data: data1 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/scenario", schemaPath: "#/properties/scenario/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema33.properties.scenario.anyOf[1].type, parentSchema: schema33.properties.scenario.anyOf[1], data: data0 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      var _valid0 = _errs7 === errors;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const err9 = { instancePath: instancePath + "/scenario", schemaPath: "#/properties/scenario/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema33.properties.scenario.anyOf, parentSchema: schema33.properties.scenario, data: data0 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      } else {
        errors = _errs3;
        if (vErrors !== null) {
          if (_errs3) {
            vErrors.length = _errs3;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate22(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
    errors = vErrors.length;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var restoreSnapshot = validate24;
var schema37 = { "type": "object", "additionalProperties": false, "required": ["snapshot", "randomSeed", "drawn", "clock", "contents"], "properties": { "snapshot": { "enum": [1], "description": "The version of this format." }, "randomSeed": { "$ref": "#/components/schemas/RandomSeed" }, "drawn": { "type": "object", "description": "The number of random values drawn so far, by the id of the organization, or by `mock` for the mock itself.", "additionalProperties": { "type": "integer", "minimum": 0, "maximum": 2147483648 } }, "clock": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["standsAt"], "properties": { "standsAt": { "$ref": "#/components/schemas/Time" } } }, { "type": "object", "additionalProperties": false, "required": ["aheadMs"], "properties": { "aheadMs": { "type": "number" } } }] }, "contents": { "type": "object", "additionalProperties": false, "required": ["records", "deleted", "sessions"], "properties": { "records": { "type": "array", "description": "The records, in the internal format of the mock.", "items": { "$ref": "#/components/schemas/SnapshotRecord" } }, "deleted": { "type": "object", "description": "The ids of deleted records, by the id of their organization. The organization does not reuse them.", "additionalProperties": { "type": "array", "items": { "$ref": "#/components/schemas/SnapshotId" } } }, "sessions": { "type": "array", "description": "The login sessions.", "items": { "$ref": "#/components/schemas/SnapshotSession" } } } } } };
var schema38 = { "type": ["string", "number"], "maxLength": 1e3, "description": "The seed of all ids, secrets, codes and random faults. The same seed produces the same values." };
var schema39 = { "type": "string", "format": "date-time", "pattern": "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "description": "A date and time in ISO 8601 with seconds and an offset, in the years 1 to 9998 in UTC.", "examples": ["2026-11-22T18:49:00Z"] };
var schema41 = { "type": "string", "pattern": "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$", "description": "A UUID in lower case.", "not": { "enum": ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"] } };
var schema45 = { "type": "object", "additionalProperties": false, "required": ["tokenHash", "organizationId", "userAccountId", "expiresAt"], "properties": { "tokenHash": { "type": "string" }, "organizationId": { "type": "string" }, "userAccountId": { "type": "string" }, "expiresAt": { "type": "number" } } };
var func1 = require_ucs2length().default;
var formats0 = (init_formats(), __toCommonJS(formats_exports)).formats["date-time"];
var pattern6 = new RegExp("^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "u");
var pattern7 = new RegExp("^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$", "u");
var schema40 = { "type": "object", "description": "A record. Its attributes and the ids of its related records match the contract of its type, and related records are in the snapshot.", "additionalProperties": false, "required": ["type", "id", "organizationId", "attributes", "related"], "properties": { "type": { "type": "string" }, "id": { "$ref": "#/components/schemas/SnapshotId" }, "organizationId": { "$ref": "#/components/schemas/SnapshotId" }, "attributes": { "type": "object", "additionalProperties": true }, "related": { "type": "object", "additionalProperties": true }, "secretHash": { "type": "string", "description": "Only for API keys." }, "disabledAlone": { "type": "boolean", "description": "Only for API keys." }, "credentials": { "type": "object", "description": "Only for users who can log in.", "additionalProperties": false, "required": ["passwordHash", "role"], "properties": { "passwordHash": { "type": "string" }, "role": { "$ref": "#/components/schemas/AssignableRole" } } } } };
var schema43 = { "type": "string", "description": "A role that a service account can have.", "enum": ["organization_admin", "organization_analyst"] };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.organizationId === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "organizationId" }, message: "must have required property 'organizationId'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.attributes === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "attributes" }, message: "must have required property 'attributes'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.related === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "related" }, message: "must have required property 'related'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      if (!(key0 === "type" || key0 === "id" || key0 === "organizationId" || key0 === "attributes" || key0 === "related" || key0 === "secretHash" || key0 === "disabledAlone" || key0 === "credentials")) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema40, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err6 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.type.type, parentSchema: schema40.properties.type, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data1 = data.id;
      const _errs7 = errors;
      const _errs8 = errors;
      if (!(data1 === "00000000-0000-0000-0000-000000000000" || data1 === "ffffffff-ffff-ffff-ffff-ffffffffffff")) {
        const err7 = {};
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var valid2 = _errs8 === errors;
      if (valid2) {
        const err8 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/SnapshotId/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema41.not, parentSchema: schema41, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      } else {
        errors = _errs7;
        if (vErrors !== null) {
          if (_errs7) {
            vErrors.length = _errs7;
          } else {
            vErrors = null;
          }
        }
      }
      if (typeof data1 === "string") {
        if (!pattern7.test(data1)) {
          const err9 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/SnapshotId/pattern", keyword: "pattern", params: { pattern: "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$" }, message: 'must match pattern "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$"', schema: "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$", parentSchema: schema41, data: data1 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/SnapshotId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema41.type, parentSchema: schema41, data: data1 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.organizationId !== void 0) {
      let data2 = data.organizationId;
      const _errs12 = errors;
      const _errs13 = errors;
      if (!(data2 === "00000000-0000-0000-0000-000000000000" || data2 === "ffffffff-ffff-ffff-ffff-ffffffffffff")) {
        const err11 = {};
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var valid4 = _errs13 === errors;
      if (valid4) {
        const err12 = { instancePath: instancePath + "/organizationId", schemaPath: "#/components/schemas/SnapshotId/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema41.not, parentSchema: schema41, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      } else {
        errors = _errs12;
        if (vErrors !== null) {
          if (_errs12) {
            vErrors.length = _errs12;
          } else {
            vErrors = null;
          }
        }
      }
      if (typeof data2 === "string") {
        if (!pattern7.test(data2)) {
          const err13 = { instancePath: instancePath + "/organizationId", schemaPath: "#/components/schemas/SnapshotId/pattern", keyword: "pattern", params: { pattern: "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$" }, message: 'must match pattern "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$"', schema: "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$", parentSchema: schema41, data: data2 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/organizationId", schemaPath: "#/components/schemas/SnapshotId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema41.type, parentSchema: schema41, data: data2 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.attributes !== void 0) {
      let data3 = data.attributes;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
      } else {
        const err15 = { instancePath: instancePath + "/attributes", schemaPath: "#/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.properties.attributes.type, parentSchema: schema40.properties.attributes, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.related !== void 0) {
      let data4 = data.related;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
      } else {
        const err16 = { instancePath: instancePath + "/related", schemaPath: "#/properties/related/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.properties.related.type, parentSchema: schema40.properties.related, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.secretHash !== void 0) {
      let data5 = data.secretHash;
      if (typeof data5 !== "string") {
        const err17 = { instancePath: instancePath + "/secretHash", schemaPath: "#/properties/secretHash/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.secretHash.type, parentSchema: schema40.properties.secretHash, data: data5 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.disabledAlone !== void 0) {
      let data6 = data.disabledAlone;
      if (typeof data6 !== "boolean") {
        const err18 = { instancePath: instancePath + "/disabledAlone", schemaPath: "#/properties/disabledAlone/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema40.properties.disabledAlone.type, parentSchema: schema40.properties.disabledAlone, data: data6 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.credentials !== void 0) {
      let data7 = data.credentials;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.passwordHash === void 0) {
          const err19 = { instancePath: instancePath + "/credentials", schemaPath: "#/properties/credentials/required", keyword: "required", params: { missingProperty: "passwordHash" }, message: "must have required property 'passwordHash'", schema: schema40.properties.credentials.required, parentSchema: schema40.properties.credentials, data: data7 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (data7.role === void 0) {
          const err20 = { instancePath: instancePath + "/credentials", schemaPath: "#/properties/credentials/required", keyword: "required", params: { missingProperty: "role" }, message: "must have required property 'role'", schema: schema40.properties.credentials.required, parentSchema: schema40.properties.credentials, data: data7 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        const key1Errors = errors;
        for (const key1 in data7) {
          if (errors - key1Errors >= 1e4) break;
          if (!(key1 === "passwordHash" || key1 === "role")) {
            const err21 = { instancePath: instancePath + "/credentials", schemaPath: "#/properties/credentials/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema40.properties.credentials, data: data7 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data7.passwordHash !== void 0) {
          let data8 = data7.passwordHash;
          if (typeof data8 !== "string") {
            const err22 = { instancePath: instancePath + "/credentials/passwordHash", schemaPath: "#/properties/credentials/properties/passwordHash/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.credentials.properties.passwordHash.type, parentSchema: schema40.properties.credentials.properties.passwordHash, data: data8 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data7.role !== void 0) {
          let data9 = data7.role;
          if (typeof data9 !== "string") {
            const err23 = { instancePath: instancePath + "/credentials/role", schemaPath: "#/components/schemas/AssignableRole/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.type, parentSchema: schema43, data: data9 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
          if (!(data9 === "organization_admin" || data9 === "organization_analyst")) {
            const err24 = { instancePath: instancePath + "/credentials/role", schemaPath: "#/components/schemas/AssignableRole/enum", keyword: "enum", params: { allowedValues: schema43.enum }, message: "must be equal to one of the allowed values", schema: schema43.enum, parentSchema: schema43, data: data9 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/credentials", schemaPath: "#/properties/credentials/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.properties.credentials.type, parentSchema: schema40.properties.credentials, data: data7 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.snapshot === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "snapshot" }, message: "must have required property 'snapshot'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.randomSeed === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "randomSeed" }, message: "must have required property 'randomSeed'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.drawn === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "drawn" }, message: "must have required property 'drawn'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.clock === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "clock" }, message: "must have required property 'clock'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.contents === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "contents" }, message: "must have required property 'contents'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      if (!(key0 === "snapshot" || key0 === "randomSeed" || key0 === "drawn" || key0 === "clock" || key0 === "contents")) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.snapshot !== void 0) {
      let data0 = data.snapshot;
      if (!(data0 === 1)) {
        const err6 = { instancePath: instancePath + "/snapshot", schemaPath: "#/properties/snapshot/enum", keyword: "enum", params: { allowedValues: schema37.properties.snapshot.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.snapshot.enum, parentSchema: schema37.properties.snapshot, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.randomSeed !== void 0) {
      let data1 = data.randomSeed;
      if (typeof data1 !== "string" && !(typeof data1 == "number")) {
        const err7 = { instancePath: instancePath + "/randomSeed", schemaPath: "#/components/schemas/RandomSeed/type", keyword: "type", params: { type: schema38.type }, message: "must be string,number", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data1 === "string") {
        if (func1(data1) > 1e3) {
          const err8 = { instancePath: instancePath + "/randomSeed", schemaPath: "#/components/schemas/RandomSeed/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters", schema: 1e3, parentSchema: schema38, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.drawn !== void 0) {
      let data2 = data.drawn;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        const key1Errors = errors;
        for (const key1 in data2) {
          if (errors - key1Errors >= 1e4) break;
          let data3 = data2[key1];
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)))) {
            const err9 = { instancePath: instancePath + "/drawn/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/drawn/additionalProperties/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.drawn.additionalProperties.type, parentSchema: schema37.properties.drawn.additionalProperties, data: data3 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (typeof data3 == "number") {
            if (data3 > 2147483648 || isNaN(data3)) {
              const err10 = { instancePath: instancePath + "/drawn/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/drawn/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483648 }, message: "must be <= 2147483648", schema: 2147483648, parentSchema: schema37.properties.drawn.additionalProperties, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (data3 < 0 || isNaN(data3)) {
              const err11 = { instancePath: instancePath + "/drawn/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/drawn/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.drawn.additionalProperties, data: data3 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/drawn", schemaPath: "#/properties/drawn/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.drawn.type, parentSchema: schema37.properties.drawn, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.clock !== void 0) {
      let data4 = data.clock;
      const _errs12 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs13 = errors;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.standsAt === void 0) {
          const err13 = { instancePath: instancePath + "/clock", schemaPath: "#/properties/clock/oneOf/0/required", keyword: "required", params: { missingProperty: "standsAt" }, message: "must have required property 'standsAt'", schema: schema37.properties.clock.oneOf[0].required, parentSchema: schema37.properties.clock.oneOf[0], data: data4 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        const key2Errors = errors;
        for (const key2 in data4) {
          if (errors - key2Errors >= 1e4) break;
          if (!(key2 === "standsAt")) {
            const err14 = { instancePath: instancePath + "/clock", schemaPath: "#/properties/clock/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.clock.oneOf[0], data: data4 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data4.standsAt !== void 0) {
          let data5 = data4.standsAt;
          if (typeof data5 === "string") {
            if (!pattern6.test(data5)) {
              const err15 = { instancePath: instancePath + "/clock/standsAt", schemaPath: "#/components/schemas/Time/pattern", keyword: "pattern", params: { pattern: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"', schema: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", parentSchema: schema39, data: data5 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (!formats0(data5)) {
              const err16 = { instancePath: instancePath + "/clock/standsAt", schemaPath: "#/components/schemas/Time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"', schema: "date-time", parentSchema: schema39, data: data5 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          } else {
            const err17 = { instancePath: instancePath + "/clock/standsAt", schemaPath: "#/components/schemas/Time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.type, parentSchema: schema39, data: data5 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/clock", schemaPath: "#/properties/clock/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.clock.oneOf[0].type, parentSchema: schema37.properties.clock.oneOf[0], data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
      var _valid0 = _errs13 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
        var props0 = true;
      }
      const _errs19 = errors;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.aheadMs === void 0) {
          const err19 = { instancePath: instancePath + "/clock", schemaPath: "#/properties/clock/oneOf/1/required", keyword: "required", params: { missingProperty: "aheadMs" }, message: "must have required property 'aheadMs'", schema: schema37.properties.clock.oneOf[1].required, parentSchema: schema37.properties.clock.oneOf[1], data: data4 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        const key3Errors = errors;
        for (const key3 in data4) {
          if (errors - key3Errors >= 1e4) break;
          if (!(key3 === "aheadMs")) {
            const err20 = { instancePath: instancePath + "/clock", schemaPath: "#/properties/clock/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.clock.oneOf[1], data: data4 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        if (data4.aheadMs !== void 0) {
          let data6 = data4.aheadMs;
          if (!(typeof data6 == "number")) {
            const err21 = { instancePath: instancePath + "/clock/aheadMs", schemaPath: "#/properties/clock/oneOf/1/properties/aheadMs/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema37.properties.clock.oneOf[1].properties.aheadMs.type, parentSchema: schema37.properties.clock.oneOf[1].properties.aheadMs, data: data6 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/clock", schemaPath: "#/properties/clock/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.clock.oneOf[1].type, parentSchema: schema37.properties.clock.oneOf[1], data: data4 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
      var _valid0 = _errs19 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
          if (props0 !== true) {
            props0 = true;
          }
        }
      }
      if (!valid3) {
        const err23 = { instancePath: instancePath + "/clock", schemaPath: "#/properties/clock/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema37.properties.clock.oneOf, parentSchema: schema37.properties.clock, data: data4 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      } else {
        errors = _errs12;
        if (vErrors !== null) {
          if (_errs12) {
            vErrors.length = _errs12;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.contents !== void 0) {
      let data7 = data.contents;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.records === void 0) {
          const err24 = { instancePath: instancePath + "/contents", schemaPath: "#/properties/contents/required", keyword: "required", params: { missingProperty: "records" }, message: "must have required property 'records'", schema: schema37.properties.contents.required, parentSchema: schema37.properties.contents, data: data7 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data7.deleted === void 0) {
          const err25 = { instancePath: instancePath + "/contents", schemaPath: "#/properties/contents/required", keyword: "required", params: { missingProperty: "deleted" }, message: "must have required property 'deleted'", schema: schema37.properties.contents.required, parentSchema: schema37.properties.contents, data: data7 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (data7.sessions === void 0) {
          const err26 = { instancePath: instancePath + "/contents", schemaPath: "#/properties/contents/required", keyword: "required", params: { missingProperty: "sessions" }, message: "must have required property 'sessions'", schema: schema37.properties.contents.required, parentSchema: schema37.properties.contents, data: data7 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        const key4Errors = errors;
        for (const key4 in data7) {
          if (errors - key4Errors >= 1e4) break;
          if (!(key4 === "records" || key4 === "deleted" || key4 === "sessions")) {
            const err27 = { instancePath: instancePath + "/contents", schemaPath: "#/properties/contents/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37.properties.contents, data: data7 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data7.records !== void 0) {
          let data8 = data7.records;
          if (Array.isArray(data8)) {
            const len0 = data8.length;
            const i0Errors = errors;
            for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
              if (!validate26(data8[i0], { instancePath: instancePath + "/contents/records/" + i0, parentData: data8, parentDataProperty: i0, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err28 = { instancePath: instancePath + "/contents/records", schemaPath: "#/properties/contents/properties/records/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.contents.properties.records.type, parentSchema: schema37.properties.contents.properties.records, data: data8 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data7.deleted !== void 0) {
          let data10 = data7.deleted;
          if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
            const key5Errors = errors;
            for (const key5 in data10) {
              if (errors - key5Errors >= 1e4) break;
              let data11 = data10[key5];
              if (Array.isArray(data11)) {
                const len1 = data11.length;
                const i1Errors = errors;
                for (let i1 = 0; i1 < len1 && errors - i1Errors < 1e4; i1++) {
                  let data12 = data11[i1];
                  const _errs38 = errors;
                  const _errs39 = errors;
                  if (!(data12 === "00000000-0000-0000-0000-000000000000" || data12 === "ffffffff-ffff-ffff-ffff-ffffffffffff")) {
                    const err29 = {};
                    if (vErrors === null) {
                      vErrors = [err29];
                    } else {
                      vErrors.push(err29);
                    }
                    errors++;
                  }
                  var valid14 = _errs39 === errors;
                  if (valid14) {
                    const err30 = { instancePath: instancePath + "/contents/deleted/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/components/schemas/SnapshotId/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema41.not, parentSchema: schema41, data: data12 };
                    if (vErrors === null) {
                      vErrors = [err30];
                    } else {
                      vErrors.push(err30);
                    }
                    errors++;
                  } else {
                    errors = _errs38;
                    if (vErrors !== null) {
                      if (_errs38) {
                        vErrors.length = _errs38;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                  if (typeof data12 === "string") {
                    if (!pattern7.test(data12)) {
                      const err31 = { instancePath: instancePath + "/contents/deleted/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/components/schemas/SnapshotId/pattern", keyword: "pattern", params: { pattern: "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$" }, message: 'must match pattern "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$"', schema: "^[\\da-f]{8}-([\\da-f]{4}-){3}[\\da-f]{12}$", parentSchema: schema41, data: data12 };
                      if (vErrors === null) {
                        vErrors = [err31];
                      } else {
                        vErrors.push(err31);
                      }
                      errors++;
                    }
                  } else {
                    const err32 = { instancePath: instancePath + "/contents/deleted/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/components/schemas/SnapshotId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema41.type, parentSchema: schema41, data: data12 };
                    if (vErrors === null) {
                      vErrors = [err32];
                    } else {
                      vErrors.push(err32);
                    }
                    errors++;
                  }
                }
              } else {
                const err33 = { instancePath: instancePath + "/contents/deleted/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/contents/properties/deleted/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.contents.properties.deleted.additionalProperties.type, parentSchema: schema37.properties.contents.properties.deleted.additionalProperties, data: data11 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
          } else {
            const err34 = { instancePath: instancePath + "/contents/deleted", schemaPath: "#/properties/contents/properties/deleted/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.contents.properties.deleted.type, parentSchema: schema37.properties.contents.properties.deleted, data: data10 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data7.sessions !== void 0) {
          let data13 = data7.sessions;
          if (Array.isArray(data13)) {
            const len2 = data13.length;
            const i2Errors = errors;
            for (let i2 = 0; i2 < len2 && errors - i2Errors < 1e4; i2++) {
              let data14 = data13[i2];
              if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                if (data14.tokenHash === void 0) {
                  const err35 = { instancePath: instancePath + "/contents/sessions/" + i2, schemaPath: "#/components/schemas/SnapshotSession/required", keyword: "required", params: { missingProperty: "tokenHash" }, message: "must have required property 'tokenHash'", schema: schema45.required, parentSchema: schema45, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
                if (data14.organizationId === void 0) {
                  const err36 = { instancePath: instancePath + "/contents/sessions/" + i2, schemaPath: "#/components/schemas/SnapshotSession/required", keyword: "required", params: { missingProperty: "organizationId" }, message: "must have required property 'organizationId'", schema: schema45.required, parentSchema: schema45, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
                if (data14.userAccountId === void 0) {
                  const err37 = { instancePath: instancePath + "/contents/sessions/" + i2, schemaPath: "#/components/schemas/SnapshotSession/required", keyword: "required", params: { missingProperty: "userAccountId" }, message: "must have required property 'userAccountId'", schema: schema45.required, parentSchema: schema45, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                if (data14.expiresAt === void 0) {
                  const err38 = { instancePath: instancePath + "/contents/sessions/" + i2, schemaPath: "#/components/schemas/SnapshotSession/required", keyword: "required", params: { missingProperty: "expiresAt" }, message: "must have required property 'expiresAt'", schema: schema45.required, parentSchema: schema45, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
                const key6Errors = errors;
                for (const key6 in data14) {
                  if (errors - key6Errors >= 1e4) break;
                  if (!(key6 === "tokenHash" || key6 === "organizationId" || key6 === "userAccountId" || key6 === "expiresAt")) {
                    const err39 = { instancePath: instancePath + "/contents/sessions/" + i2, schemaPath: "#/components/schemas/SnapshotSession/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties", schema: false, parentSchema: schema45, data: data14 };
                    if (vErrors === null) {
                      vErrors = [err39];
                    } else {
                      vErrors.push(err39);
                    }
                    errors++;
                  }
                }
                if (data14.tokenHash !== void 0) {
                  let data15 = data14.tokenHash;
                  if (typeof data15 !== "string") {
                    const err40 = { instancePath: instancePath + "/contents/sessions/" + i2 + "/tokenHash", schemaPath: "#/components/schemas/SnapshotSession/properties/tokenHash/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.properties.tokenHash.type, parentSchema: schema45.properties.tokenHash, data: data15 };
                    if (vErrors === null) {
                      vErrors = [err40];
                    } else {
                      vErrors.push(err40);
                    }
                    errors++;
                  }
                }
                if (data14.organizationId !== void 0) {
                  let data16 = data14.organizationId;
                  if (typeof data16 !== "string") {
                    const err41 = { instancePath: instancePath + "/contents/sessions/" + i2 + "/organizationId", schemaPath: "#/components/schemas/SnapshotSession/properties/organizationId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.properties.organizationId.type, parentSchema: schema45.properties.organizationId, data: data16 };
                    if (vErrors === null) {
                      vErrors = [err41];
                    } else {
                      vErrors.push(err41);
                    }
                    errors++;
                  }
                }
                if (data14.userAccountId !== void 0) {
                  let data17 = data14.userAccountId;
                  if (typeof data17 !== "string") {
                    const err42 = { instancePath: instancePath + "/contents/sessions/" + i2 + "/userAccountId", schemaPath: "#/components/schemas/SnapshotSession/properties/userAccountId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.properties.userAccountId.type, parentSchema: schema45.properties.userAccountId, data: data17 };
                    if (vErrors === null) {
                      vErrors = [err42];
                    } else {
                      vErrors.push(err42);
                    }
                    errors++;
                  }
                }
                if (data14.expiresAt !== void 0) {
                  let data18 = data14.expiresAt;
                  if (!(typeof data18 == "number")) {
                    const err43 = { instancePath: instancePath + "/contents/sessions/" + i2 + "/expiresAt", schemaPath: "#/components/schemas/SnapshotSession/properties/expiresAt/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema45.properties.expiresAt.type, parentSchema: schema45.properties.expiresAt, data: data18 };
                    if (vErrors === null) {
                      vErrors = [err43];
                    } else {
                      vErrors.push(err43);
                    }
                    errors++;
                  }
                }
              } else {
                const err44 = { instancePath: instancePath + "/contents/sessions/" + i2, schemaPath: "#/components/schemas/SnapshotSession/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema45.type, parentSchema: schema45, data: data14 };
                if (vErrors === null) {
                  vErrors = [err44];
                } else {
                  vErrors.push(err44);
                }
                errors++;
              }
            }
          } else {
            const err45 = { instancePath: instancePath + "/contents/sessions", schemaPath: "#/properties/contents/properties/sessions/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.contents.properties.sessions.type, parentSchema: schema37.properties.contents.properties.sessions, data: data13 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
      } else {
        const err46 = { instancePath: instancePath + "/contents", schemaPath: "#/properties/contents/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.contents.type, parentSchema: schema37.properties.contents, data: data7 };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
  } else {
    const err47 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err47];
    } else {
      vErrors.push(err47);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate25(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
    errors = vErrors.length;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var setClock = validate29;
var schema47 = { "type": "object", "additionalProperties": false, "required": ["now"], "properties": { "now": { "$ref": "#/components/schemas/Time" } } };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.now === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "now" }, message: "must have required property 'now'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      if (!(key0 === "now")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema47, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.now !== void 0) {
      let data0 = data.now;
      if (typeof data0 === "string") {
        if (!pattern6.test(data0)) {
          const err2 = { instancePath: instancePath + "/now", schemaPath: "#/components/schemas/Time/pattern", keyword: "pattern", params: { pattern: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"', schema: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", parentSchema: schema39, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!formats0(data0)) {
          const err3 = { instancePath: instancePath + "/now", schemaPath: "#/components/schemas/Time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"', schema: "date-time", parentSchema: schema39, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/now", schemaPath: "#/components/schemas/Time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.type, parentSchema: schema39, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema47.type, parentSchema: schema47, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate30(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
    errors = vErrors.length;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var advanceClock = validate32;
var schema50 = { "type": "object", "additionalProperties": false, "minProperties": 1, "description": "A duration: the sum of its parts.", "properties": { "days": { "type": "number" }, "hours": { "type": "number" }, "minutes": { "type": "number" }, "seconds": { "type": "number" } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "openapi.json#/components/schemas/Lapse/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema50, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      if (!(key0 === "days" || key0 === "hours" || key0 === "minutes" || key0 === "seconds")) {
        const err1 = { instancePath, schemaPath: "openapi.json#/components/schemas/Lapse/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema50, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.days !== void 0) {
      let data0 = data.days;
      if (!(typeof data0 == "number")) {
        const err2 = { instancePath: instancePath + "/days", schemaPath: "openapi.json#/components/schemas/Lapse/properties/days/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema50.properties.days.type, parentSchema: schema50.properties.days, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.hours !== void 0) {
      let data1 = data.hours;
      if (!(typeof data1 == "number")) {
        const err3 = { instancePath: instancePath + "/hours", schemaPath: "openapi.json#/components/schemas/Lapse/properties/hours/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema50.properties.hours.type, parentSchema: schema50.properties.hours, data: data1 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.minutes !== void 0) {
      let data2 = data.minutes;
      if (!(typeof data2 == "number")) {
        const err4 = { instancePath: instancePath + "/minutes", schemaPath: "openapi.json#/components/schemas/Lapse/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema50.properties.minutes.type, parentSchema: schema50.properties.minutes, data: data2 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.seconds !== void 0) {
      let data3 = data.seconds;
      if (!(typeof data3 == "number")) {
        const err5 = { instancePath: instancePath + "/seconds", schemaPath: "openapi.json#/components/schemas/Lapse/properties/seconds/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema50.properties.seconds.type, parentSchema: schema50.properties.seconds, data: data3 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "openapi.json#/components/schemas/Lapse/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema50.type, parentSchema: schema50, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var addFault = validate33;
var schema52 = { "type": "object", "additionalProperties": false, "description": "A simulated failure: a `status`, a `drop`, a corrupt `body`, a `latency` or a `rateLimit`, with the options that apply to it. A `latency` can also delay a `status`, a `drop` and a `body`. As JSON without white space, a fault has at most 20,000 characters (UTF-16 code units).", "not": { "propertyNames": { "enum": ["on", "times", "skip", "rate", "when", "retryAfter", "title", "detail"] } }, "dependentRequired": { "retryAfter": ["status"], "title": ["status"], "detail": ["status"] }, "dependentSchemas": { "status": { "properties": { "drop": false, "body": false, "rateLimit": false } }, "drop": { "properties": { "body": false, "rateLimit": false } }, "body": { "properties": { "when": false, "rateLimit": false } }, "rateLimit": { "properties": { "latency": false, "when": false, "times": false, "skip": false, "rate": false } } }, "properties": { "on": { "description": "The requests that it affects: a route (`POST /api_keys`), a method (`GET *`), one record (`PATCH /api_keys/3f2a\u2026`), or all requests (`*`, the default). Unknown routes are rejected.", "anyOf": [{ "type": "string", "maxLength": 1e4 }, { "type": "array", "minItems": 1, "maxItems": 1e3, "items": { "type": "string", "maxLength": 1e4 } }] }, "times": { "type": "integer", "minimum": 1, "maximum": 9007199254740991, "description": "The number of requests that it affects before it expires. Default: no limit." }, "skip": { "type": "integer", "minimum": 0, "maximum": 9007199254740991, "description": "The number of matching requests to skip before the fault takes effect." }, "rate": { "type": "number", "minimum": 0, "maximum": 1, "description": "The share of requests that it affects. The random seed of the mock determines which." }, "when": { "type": "string", "enum": ["before-commit", "after-commit"], "description": "Whether it occurs before or after the request is processed." }, "latency": { "description": "The delay of the response, or the minimum and the maximum of a random delay.", "anyOf": [{ "$ref": "#/components/schemas/Delay" }, { "type": "array", "items": { "$ref": "#/components/schemas/Delay" }, "minItems": 2, "maxItems": 2 }] }, "status": { "type": "integer", "minimum": 400, "maximum": 599, "description": "The status of the response, which contains an error document." }, "retryAfter": { "description": "The value of the `Retry-After` header: seconds or a date.", "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "$ref": "#/components/schemas/Time" }] }, "title": { "type": "string", "maxLength": 1e4 }, "detail": { "type": "string", "maxLength": 1e4 }, "drop": { "enum": [true], "description": "The connection is closed without a response." }, "body": { "type": "string", "enum": ["cut", "malformed"], "description": "`cut`: the body is truncated. `malformed`: the body is complete but not JSON." }, "rateLimit": { "type": "object", "additionalProperties": false, "required": ["limit", "per"], "description": "A rate limit, according to the clock of the mock.", "properties": { "limit": { "type": "integer", "minimum": 1, "maximum": 9007199254740991 }, "per": { "description": "A duration from 1 millisecond to 30 days, in milliseconds or as the sum of its parts.", "anyOf": [{ "type": "number", "minimum": 1, "maximum": 2592e6 }, { "$ref": "#/components/schemas/DelayParts" }] } } } } };
var schema55 = { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "days": { "type": "number", "minimum": 0, "maximum": 30 }, "hours": { "type": "number", "minimum": 0, "maximum": 720 }, "minutes": { "type": "number", "minimum": 0, "maximum": 43200 }, "seconds": { "type": "number", "minimum": 0, "maximum": 2592e3 } } };
var func2 = Object.prototype.hasOwnProperty;
var schema53 = { "description": "A duration of at most 30 days, in milliseconds or as the sum of its parts.", "anyOf": [{ "$ref": "#/components/schemas/Milliseconds" }, { "$ref": "#/components/schemas/DelayParts" }] };
var schema54 = { "type": "number", "minimum": 0, "maximum": 2592e6 };
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (typeof data == "number") {
    if (data > 2592e6 || isNaN(data)) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/Milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2592e6 }, message: "must be <= 2592000000", schema: 2592e6, parentSchema: schema54, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/Milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema54, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/Milliseconds/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema54.type, parentSchema: schema54, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  const _errs4 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err3 = { instancePath, schemaPath: "#/components/schemas/DelayParts/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema55, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      if (!(key0 === "days" || key0 === "hours" || key0 === "minutes" || key0 === "seconds")) {
        const err4 = { instancePath, schemaPath: "#/components/schemas/DelayParts/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.days !== void 0) {
      let data0 = data.days;
      if (typeof data0 == "number") {
        if (data0 > 30 || isNaN(data0)) {
          const err5 = { instancePath: instancePath + "/days", schemaPath: "#/components/schemas/DelayParts/properties/days/maximum", keyword: "maximum", params: { comparison: "<=", limit: 30 }, message: "must be <= 30", schema: 30, parentSchema: schema55.properties.days, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          const err6 = { instancePath: instancePath + "/days", schemaPath: "#/components/schemas/DelayParts/properties/days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.days, data: data0 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/days", schemaPath: "#/components/schemas/DelayParts/properties/days/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.days.type, parentSchema: schema55.properties.days, data: data0 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.hours !== void 0) {
      let data1 = data.hours;
      if (typeof data1 == "number") {
        if (data1 > 720 || isNaN(data1)) {
          const err8 = { instancePath: instancePath + "/hours", schemaPath: "#/components/schemas/DelayParts/properties/hours/maximum", keyword: "maximum", params: { comparison: "<=", limit: 720 }, message: "must be <= 720", schema: 720, parentSchema: schema55.properties.hours, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data1 < 0 || isNaN(data1)) {
          const err9 = { instancePath: instancePath + "/hours", schemaPath: "#/components/schemas/DelayParts/properties/hours/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.hours, data: data1 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/hours", schemaPath: "#/components/schemas/DelayParts/properties/hours/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.hours.type, parentSchema: schema55.properties.hours, data: data1 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.minutes !== void 0) {
      let data2 = data.minutes;
      if (typeof data2 == "number") {
        if (data2 > 43200 || isNaN(data2)) {
          const err11 = { instancePath: instancePath + "/minutes", schemaPath: "#/components/schemas/DelayParts/properties/minutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 43200 }, message: "must be <= 43200", schema: 43200, parentSchema: schema55.properties.minutes, data: data2 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err12 = { instancePath: instancePath + "/minutes", schemaPath: "#/components/schemas/DelayParts/properties/minutes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.minutes, data: data2 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/minutes", schemaPath: "#/components/schemas/DelayParts/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.minutes.type, parentSchema: schema55.properties.minutes, data: data2 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.seconds !== void 0) {
      let data3 = data.seconds;
      if (typeof data3 == "number") {
        if (data3 > 2592e3 || isNaN(data3)) {
          const err14 = { instancePath: instancePath + "/seconds", schemaPath: "#/components/schemas/DelayParts/properties/seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2592e3 }, message: "must be <= 2592000", schema: 2592e3, parentSchema: schema55.properties.seconds, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data3 < 0 || isNaN(data3)) {
          const err15 = { instancePath: instancePath + "/seconds", schemaPath: "#/components/schemas/DelayParts/properties/seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.seconds, data: data3 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/seconds", schemaPath: "#/components/schemas/DelayParts/properties/seconds/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.seconds.type, parentSchema: schema55.properties.seconds, data: data3 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/components/schemas/DelayParts/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.type, parentSchema: schema55, data };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  var _valid0 = _errs4 === errors;
  valid0 = valid0 || _valid0;
  if (_valid0) {
    var props0 = true;
  }
  if (!valid0) {
    const err18 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema53.anyOf, parentSchema: schema53, data };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate35.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate35.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs1 = errors;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      const _errs3 = errors;
      if (!(key0 === "on" || key0 === "times" || key0 === "skip" || key0 === "rate" || key0 === "when" || key0 === "retryAfter" || key0 === "title" || key0 === "detail")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      var valid1 = _errs3 === errors;
      if (!valid1) {
        const err1 = {};
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
        break;
      }
    }
  }
  var valid0 = _errs2 === errors;
  if (valid0) {
    const err2 = { instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema52.not, parentSchema: schema52, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    const key1Errors = errors;
    for (const key1 in data) {
      if (errors - key1Errors >= 1e4) break;
      if (!func2.call(schema52.properties, key1)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema52, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.on !== void 0) {
      let data0 = data.on;
      const _errs6 = errors;
      let valid3 = false;
      const _errs7 = errors;
      if (typeof data0 === "string") {
        if (func1(data0) > 1e4) {
          const err4 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/anyOf/0/maxLength", keyword: "maxLength", params: { limit: 1e4 }, message: "must NOT have more than 10000 characters", schema: 1e4, parentSchema: schema52.properties.on.anyOf[0], data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema52.properties.on.anyOf[0].type, parentSchema: schema52.properties.on.anyOf[0], data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid0 = _errs7 === errors;
      valid3 = valid3 || _valid0;
      const _errs9 = errors;
      if (Array.isArray(data0)) {
        if (data0.length > 1e3) {
          const err6 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/anyOf/1/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items", schema: 1e3, parentSchema: schema52.properties.on.anyOf[1], data: data0 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err7 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/anyOf/1/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema52.properties.on.anyOf[1], data: data0 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len0 = data0.length;
        const i0Errors = errors;
        for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (func1(data1) > 1e4) {
              const err8 = { instancePath: instancePath + "/on/" + i0, schemaPath: "#/properties/on/anyOf/1/items/maxLength", keyword: "maxLength", params: { limit: 1e4 }, message: "must NOT have more than 10000 characters", schema: 1e4, parentSchema: schema52.properties.on.anyOf[1].items, data: data1 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/on/" + i0, schemaPath: "#/properties/on/anyOf/1/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema52.properties.on.anyOf[1].items.type, parentSchema: schema52.properties.on.anyOf[1].items, data: data1 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema52.properties.on.anyOf[1].type, parentSchema: schema52.properties.on.anyOf[1], data: data0 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid0 = _errs9 === errors;
      valid3 = valid3 || _valid0;
      if (!valid3) {
        const err11 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema52.properties.on.anyOf, parentSchema: schema52.properties.on, data: data0 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      } else {
        errors = _errs6;
        if (vErrors !== null) {
          if (_errs6) {
            vErrors.length = _errs6;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.times !== void 0) {
      let data2 = data.times;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)))) {
        const err12 = { instancePath: instancePath + "/times", schemaPath: "#/properties/times/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema52.properties.times.type, parentSchema: schema52.properties.times, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data2 == "number") {
        if (data2 > 9007199254740991 || isNaN(data2)) {
          const err13 = { instancePath: instancePath + "/times", schemaPath: "#/properties/times/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema52.properties.times, data: data2 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data2 < 1 || isNaN(data2)) {
          const err14 = { instancePath: instancePath + "/times", schemaPath: "#/properties/times/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema52.properties.times, data: data2 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.skip !== void 0) {
      let data3 = data.skip;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)))) {
        const err15 = { instancePath: instancePath + "/skip", schemaPath: "#/properties/skip/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema52.properties.skip.type, parentSchema: schema52.properties.skip, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (typeof data3 == "number") {
        if (data3 > 9007199254740991 || isNaN(data3)) {
          const err16 = { instancePath: instancePath + "/skip", schemaPath: "#/properties/skip/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema52.properties.skip, data: data3 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (data3 < 0 || isNaN(data3)) {
          const err17 = { instancePath: instancePath + "/skip", schemaPath: "#/properties/skip/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema52.properties.skip, data: data3 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.rate !== void 0) {
      let data4 = data.rate;
      if (typeof data4 == "number") {
        if (data4 > 1 || isNaN(data4)) {
          const err18 = { instancePath: instancePath + "/rate", schemaPath: "#/properties/rate/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1", schema: 1, parentSchema: schema52.properties.rate, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (data4 < 0 || isNaN(data4)) {
          const err19 = { instancePath: instancePath + "/rate", schemaPath: "#/properties/rate/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema52.properties.rate, data: data4 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/rate", schemaPath: "#/properties/rate/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema52.properties.rate.type, parentSchema: schema52.properties.rate, data: data4 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.when !== void 0) {
      let data5 = data.when;
      if (typeof data5 !== "string") {
        const err21 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema52.properties.when.type, parentSchema: schema52.properties.when, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (!(data5 === "before-commit" || data5 === "after-commit")) {
        const err22 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/enum", keyword: "enum", params: { allowedValues: schema52.properties.when.enum }, message: "must be equal to one of the allowed values", schema: schema52.properties.when.enum, parentSchema: schema52.properties.when, data: data5 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.latency !== void 0) {
      let data6 = data.latency;
      const _errs22 = errors;
      let valid6 = false;
      const _errs23 = errors;
      if (!validate35(data6, { instancePath: instancePath + "/latency", parentData: data, parentDataProperty: "latency", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs23 === errors;
      valid6 = valid6 || _valid1;
      const _errs24 = errors;
      if (Array.isArray(data6)) {
        if (data6.length > 2) {
          const err23 = { instancePath: instancePath + "/latency", schemaPath: "#/properties/latency/anyOf/1/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items", schema: 2, parentSchema: schema52.properties.latency.anyOf[1], data: data6 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (data6.length < 2) {
          const err24 = { instancePath: instancePath + "/latency", schemaPath: "#/properties/latency/anyOf/1/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items", schema: 2, parentSchema: schema52.properties.latency.anyOf[1], data: data6 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        const len1 = data6.length;
        const i1Errors = errors;
        for (let i1 = 0; i1 < len1 && errors - i1Errors < 1e4; i1++) {
          if (!validate35(data6[i1], { instancePath: instancePath + "/latency/" + i1, parentData: data6, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/latency", schemaPath: "#/properties/latency/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema52.properties.latency.anyOf[1].type, parentSchema: schema52.properties.latency.anyOf[1], data: data6 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
      var _valid1 = _errs24 === errors;
      valid6 = valid6 || _valid1;
      if (!valid6) {
        const err26 = { instancePath: instancePath + "/latency", schemaPath: "#/properties/latency/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema52.properties.latency.anyOf, parentSchema: schema52.properties.latency, data: data6 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      } else {
        errors = _errs22;
        if (vErrors !== null) {
          if (_errs22) {
            vErrors.length = _errs22;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.status !== void 0) {
      let data8 = data.status;
      if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)))) {
        const err27 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema52.properties.status.type, parentSchema: schema52.properties.status, data: data8 };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
      if (typeof data8 == "number") {
        if (data8 > 599 || isNaN(data8)) {
          const err28 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599", schema: 599, parentSchema: schema52.properties.status, data: data8 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (data8 < 400 || isNaN(data8)) {
          const err29 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 400 }, message: "must be >= 400", schema: 400, parentSchema: schema52.properties.status, data: data8 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
      }
    }
    if (data.retryAfter !== void 0) {
      let data9 = data.retryAfter;
      const _errs30 = errors;
      let valid9 = false;
      const _errs31 = errors;
      if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)))) {
        const err30 = { instancePath: instancePath + "/retryAfter", schemaPath: "#/properties/retryAfter/anyOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema52.properties.retryAfter.anyOf[0].type, parentSchema: schema52.properties.retryAfter.anyOf[0], data: data9 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
      if (typeof data9 == "number") {
        if (data9 > 9007199254740991 || isNaN(data9)) {
          const err31 = { instancePath: instancePath + "/retryAfter", schemaPath: "#/properties/retryAfter/anyOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema52.properties.retryAfter.anyOf[0], data: data9 };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
        if (data9 < 0 || isNaN(data9)) {
          const err32 = { instancePath: instancePath + "/retryAfter", schemaPath: "#/properties/retryAfter/anyOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema52.properties.retryAfter.anyOf[0], data: data9 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
      }
      var _valid2 = _errs31 === errors;
      valid9 = valid9 || _valid2;
      const _errs33 = errors;
      if (typeof data9 === "string") {
        if (!pattern6.test(data9)) {
          const err33 = { instancePath: instancePath + "/retryAfter", schemaPath: "#/components/schemas/Time/pattern", keyword: "pattern", params: { pattern: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"', schema: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", parentSchema: schema39, data: data9 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        if (!formats0(data9)) {
          const err34 = { instancePath: instancePath + "/retryAfter", schemaPath: "#/components/schemas/Time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"', schema: "date-time", parentSchema: schema39, data: data9 };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
      } else {
        const err35 = { instancePath: instancePath + "/retryAfter", schemaPath: "#/components/schemas/Time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.type, parentSchema: schema39, data: data9 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
      var _valid2 = _errs33 === errors;
      valid9 = valid9 || _valid2;
      if (!valid9) {
        const err36 = { instancePath: instancePath + "/retryAfter", schemaPath: "#/properties/retryAfter/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema52.properties.retryAfter.anyOf, parentSchema: schema52.properties.retryAfter, data: data9 };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      } else {
        errors = _errs30;
        if (vErrors !== null) {
          if (_errs30) {
            vErrors.length = _errs30;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.title !== void 0) {
      let data10 = data.title;
      if (typeof data10 === "string") {
        if (func1(data10) > 1e4) {
          const err37 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 1e4 }, message: "must NOT have more than 10000 characters", schema: 1e4, parentSchema: schema52.properties.title, data: data10 };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
      } else {
        const err38 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema52.properties.title.type, parentSchema: schema52.properties.title, data: data10 };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.detail !== void 0) {
      let data11 = data.detail;
      if (typeof data11 === "string") {
        if (func1(data11) > 1e4) {
          const err39 = { instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/maxLength", keyword: "maxLength", params: { limit: 1e4 }, message: "must NOT have more than 10000 characters", schema: 1e4, parentSchema: schema52.properties.detail, data: data11 };
          if (vErrors === null) {
            vErrors = [err39];
          } else {
            vErrors.push(err39);
          }
          errors++;
        }
      } else {
        const err40 = { instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema52.properties.detail.type, parentSchema: schema52.properties.detail, data: data11 };
        if (vErrors === null) {
          vErrors = [err40];
        } else {
          vErrors.push(err40);
        }
        errors++;
      }
    }
    if (data.drop !== void 0) {
      let data12 = data.drop;
      if (!(data12 === true)) {
        const err41 = { instancePath: instancePath + "/drop", schemaPath: "#/properties/drop/enum", keyword: "enum", params: { allowedValues: schema52.properties.drop.enum }, message: "must be equal to one of the allowed values", schema: schema52.properties.drop.enum, parentSchema: schema52.properties.drop, data: data12 };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.body !== void 0) {
      let data13 = data.body;
      if (typeof data13 !== "string") {
        const err42 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema52.properties.body.type, parentSchema: schema52.properties.body, data: data13 };
        if (vErrors === null) {
          vErrors = [err42];
        } else {
          vErrors.push(err42);
        }
        errors++;
      }
      if (!(data13 === "cut" || data13 === "malformed")) {
        const err43 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/enum", keyword: "enum", params: { allowedValues: schema52.properties.body.enum }, message: "must be equal to one of the allowed values", schema: schema52.properties.body.enum, parentSchema: schema52.properties.body, data: data13 };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.rateLimit !== void 0) {
      let data14 = data.rateLimit;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        if (data14.limit === void 0) {
          const err44 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/required", keyword: "required", params: { missingProperty: "limit" }, message: "must have required property 'limit'", schema: schema52.properties.rateLimit.required, parentSchema: schema52.properties.rateLimit, data: data14 };
          if (vErrors === null) {
            vErrors = [err44];
          } else {
            vErrors.push(err44);
          }
          errors++;
        }
        if (data14.per === void 0) {
          const err45 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/required", keyword: "required", params: { missingProperty: "per" }, message: "must have required property 'per'", schema: schema52.properties.rateLimit.required, parentSchema: schema52.properties.rateLimit, data: data14 };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        const key2Errors = errors;
        for (const key2 in data14) {
          if (errors - key2Errors >= 1e4) break;
          if (!(key2 === "limit" || key2 === "per")) {
            const err46 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema52.properties.rateLimit, data: data14 };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
        }
        if (data14.limit !== void 0) {
          let data15 = data14.limit;
          if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)))) {
            const err47 = { instancePath: instancePath + "/rateLimit/limit", schemaPath: "#/properties/rateLimit/properties/limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema52.properties.rateLimit.properties.limit.type, parentSchema: schema52.properties.rateLimit.properties.limit, data: data15 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
          if (typeof data15 == "number") {
            if (data15 > 9007199254740991 || isNaN(data15)) {
              const err48 = { instancePath: instancePath + "/rateLimit/limit", schemaPath: "#/properties/rateLimit/properties/limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema52.properties.rateLimit.properties.limit, data: data15 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (data15 < 1 || isNaN(data15)) {
              const err49 = { instancePath: instancePath + "/rateLimit/limit", schemaPath: "#/properties/rateLimit/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema52.properties.rateLimit.properties.limit, data: data15 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          }
        }
        if (data14.per !== void 0) {
          let data16 = data14.per;
          const _errs49 = errors;
          let valid12 = false;
          const _errs50 = errors;
          if (typeof data16 == "number") {
            if (data16 > 2592e6 || isNaN(data16)) {
              const err50 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/properties/rateLimit/properties/per/anyOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2592e6 }, message: "must be <= 2592000000", schema: 2592e6, parentSchema: schema52.properties.rateLimit.properties.per.anyOf[0], data: data16 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
            if (data16 < 1 || isNaN(data16)) {
              const err51 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/properties/rateLimit/properties/per/anyOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema52.properties.rateLimit.properties.per.anyOf[0], data: data16 };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
          } else {
            const err52 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/properties/rateLimit/properties/per/anyOf/0/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema52.properties.rateLimit.properties.per.anyOf[0].type, parentSchema: schema52.properties.rateLimit.properties.per.anyOf[0], data: data16 };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
          var _valid3 = _errs50 === errors;
          valid12 = valid12 || _valid3;
          const _errs52 = errors;
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            if (Object.keys(data16).length < 1) {
              const err53 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/components/schemas/DelayParts/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema55, data: data16 };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
            const key3Errors = errors;
            for (const key3 in data16) {
              if (errors - key3Errors >= 1e4) break;
              if (!(key3 === "days" || key3 === "hours" || key3 === "minutes" || key3 === "seconds")) {
                const err54 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/components/schemas/DelayParts/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema55, data: data16 };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            }
            if (data16.days !== void 0) {
              let data17 = data16.days;
              if (typeof data17 == "number") {
                if (data17 > 30 || isNaN(data17)) {
                  const err55 = { instancePath: instancePath + "/rateLimit/per/days", schemaPath: "#/components/schemas/DelayParts/properties/days/maximum", keyword: "maximum", params: { comparison: "<=", limit: 30 }, message: "must be <= 30", schema: 30, parentSchema: schema55.properties.days, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
                if (data17 < 0 || isNaN(data17)) {
                  const err56 = { instancePath: instancePath + "/rateLimit/per/days", schemaPath: "#/components/schemas/DelayParts/properties/days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.days, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
              } else {
                const err57 = { instancePath: instancePath + "/rateLimit/per/days", schemaPath: "#/components/schemas/DelayParts/properties/days/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.days.type, parentSchema: schema55.properties.days, data: data17 };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
            if (data16.hours !== void 0) {
              let data18 = data16.hours;
              if (typeof data18 == "number") {
                if (data18 > 720 || isNaN(data18)) {
                  const err58 = { instancePath: instancePath + "/rateLimit/per/hours", schemaPath: "#/components/schemas/DelayParts/properties/hours/maximum", keyword: "maximum", params: { comparison: "<=", limit: 720 }, message: "must be <= 720", schema: 720, parentSchema: schema55.properties.hours, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err58];
                  } else {
                    vErrors.push(err58);
                  }
                  errors++;
                }
                if (data18 < 0 || isNaN(data18)) {
                  const err59 = { instancePath: instancePath + "/rateLimit/per/hours", schemaPath: "#/components/schemas/DelayParts/properties/hours/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.hours, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
              } else {
                const err60 = { instancePath: instancePath + "/rateLimit/per/hours", schemaPath: "#/components/schemas/DelayParts/properties/hours/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.hours.type, parentSchema: schema55.properties.hours, data: data18 };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
            }
            if (data16.minutes !== void 0) {
              let data19 = data16.minutes;
              if (typeof data19 == "number") {
                if (data19 > 43200 || isNaN(data19)) {
                  const err61 = { instancePath: instancePath + "/rateLimit/per/minutes", schemaPath: "#/components/schemas/DelayParts/properties/minutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 43200 }, message: "must be <= 43200", schema: 43200, parentSchema: schema55.properties.minutes, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
                if (data19 < 0 || isNaN(data19)) {
                  const err62 = { instancePath: instancePath + "/rateLimit/per/minutes", schemaPath: "#/components/schemas/DelayParts/properties/minutes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.minutes, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
              } else {
                const err63 = { instancePath: instancePath + "/rateLimit/per/minutes", schemaPath: "#/components/schemas/DelayParts/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.minutes.type, parentSchema: schema55.properties.minutes, data: data19 };
                if (vErrors === null) {
                  vErrors = [err63];
                } else {
                  vErrors.push(err63);
                }
                errors++;
              }
            }
            if (data16.seconds !== void 0) {
              let data20 = data16.seconds;
              if (typeof data20 == "number") {
                if (data20 > 2592e3 || isNaN(data20)) {
                  const err64 = { instancePath: instancePath + "/rateLimit/per/seconds", schemaPath: "#/components/schemas/DelayParts/properties/seconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2592e3 }, message: "must be <= 2592000", schema: 2592e3, parentSchema: schema55.properties.seconds, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err64];
                  } else {
                    vErrors.push(err64);
                  }
                  errors++;
                }
                if (data20 < 0 || isNaN(data20)) {
                  const err65 = { instancePath: instancePath + "/rateLimit/per/seconds", schemaPath: "#/components/schemas/DelayParts/properties/seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema55.properties.seconds, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err65];
                  } else {
                    vErrors.push(err65);
                  }
                  errors++;
                }
              } else {
                const err66 = { instancePath: instancePath + "/rateLimit/per/seconds", schemaPath: "#/components/schemas/DelayParts/properties/seconds/type", keyword: "type", params: { type: "number" }, message: "must be number", schema: schema55.properties.seconds.type, parentSchema: schema55.properties.seconds, data: data20 };
                if (vErrors === null) {
                  vErrors = [err66];
                } else {
                  vErrors.push(err66);
                }
                errors++;
              }
            }
          } else {
            const err67 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/components/schemas/DelayParts/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema55.type, parentSchema: schema55, data: data16 };
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          }
          var _valid3 = _errs52 === errors;
          valid12 = valid12 || _valid3;
          if (!valid12) {
            const err68 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/properties/rateLimit/properties/per/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema52.properties.rateLimit.properties.per.anyOf, parentSchema: schema52.properties.rateLimit.properties.per, data: data16 };
            if (vErrors === null) {
              vErrors = [err68];
            } else {
              vErrors.push(err68);
            }
            errors++;
          } else {
            errors = _errs49;
            if (vErrors !== null) {
              if (_errs49) {
                vErrors.length = _errs49;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err69 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema52.properties.rateLimit.type, parentSchema: schema52.properties.rateLimit, data: data14 };
        if (vErrors === null) {
          vErrors = [err69];
        } else {
          vErrors.push(err69);
        }
        errors++;
      }
    }
    if (data.retryAfter !== void 0) {
      if (data.status === void 0) {
        const err70 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "retryAfter",
          missingProperty: "status",
          depsCount: 1,
          deps: "status"
        }, message: "must have property status when property retryAfter is present", schema: schema52.dependentRequired, parentSchema: schema52, data };
        if (vErrors === null) {
          vErrors = [err70];
        } else {
          vErrors.push(err70);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      if (data.status === void 0) {
        const err71 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "title",
          missingProperty: "status",
          depsCount: 1,
          deps: "status"
        }, message: "must have property status when property title is present", schema: schema52.dependentRequired, parentSchema: schema52, data };
        if (vErrors === null) {
          vErrors = [err71];
        } else {
          vErrors.push(err71);
        }
        errors++;
      }
    }
    if (data.detail !== void 0) {
      if (data.status === void 0) {
        const err72 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "detail",
          missingProperty: "status",
          depsCount: 1,
          deps: "status"
        }, message: "must have property status when property detail is present", schema: schema52.dependentRequired, parentSchema: schema52, data };
        if (vErrors === null) {
          vErrors = [err72];
        } else {
          vErrors.push(err72);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.drop !== void 0) {
          const err73 = { instancePath: instancePath + "/drop", schemaPath: "#/dependentSchemas/status/properties/drop/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.status.properties.drop, data: data.drop };
          if (vErrors === null) {
            vErrors = [err73];
          } else {
            vErrors.push(err73);
          }
          errors++;
        }
        if (data.body !== void 0) {
          const err74 = { instancePath: instancePath + "/body", schemaPath: "#/dependentSchemas/status/properties/body/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.status.properties.body, data: data.body };
          if (vErrors === null) {
            vErrors = [err74];
          } else {
            vErrors.push(err74);
          }
          errors++;
        }
        if (data.rateLimit !== void 0) {
          const err75 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/dependentSchemas/status/properties/rateLimit/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.status.properties.rateLimit, data: data.rateLimit };
          if (vErrors === null) {
            vErrors = [err75];
          } else {
            vErrors.push(err75);
          }
          errors++;
        }
      }
    }
    if (data.drop !== void 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.body !== void 0) {
          const err76 = { instancePath: instancePath + "/body", schemaPath: "#/dependentSchemas/drop/properties/body/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.drop.properties.body, data: data.body };
          if (vErrors === null) {
            vErrors = [err76];
          } else {
            vErrors.push(err76);
          }
          errors++;
        }
        if (data.rateLimit !== void 0) {
          const err77 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/dependentSchemas/drop/properties/rateLimit/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.drop.properties.rateLimit, data: data.rateLimit };
          if (vErrors === null) {
            vErrors = [err77];
          } else {
            vErrors.push(err77);
          }
          errors++;
        }
      }
    }
    if (data.body !== void 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.when !== void 0) {
          const err78 = { instancePath: instancePath + "/when", schemaPath: "#/dependentSchemas/body/properties/when/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.body.properties.when, data: data.when };
          if (vErrors === null) {
            vErrors = [err78];
          } else {
            vErrors.push(err78);
          }
          errors++;
        }
        if (data.rateLimit !== void 0) {
          const err79 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/dependentSchemas/body/properties/rateLimit/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.body.properties.rateLimit, data: data.rateLimit };
          if (vErrors === null) {
            vErrors = [err79];
          } else {
            vErrors.push(err79);
          }
          errors++;
        }
      }
    }
    if (data.rateLimit !== void 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.latency !== void 0) {
          const err80 = { instancePath: instancePath + "/latency", schemaPath: "#/dependentSchemas/rateLimit/properties/latency/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.rateLimit.properties.latency, data: data.latency };
          if (vErrors === null) {
            vErrors = [err80];
          } else {
            vErrors.push(err80);
          }
          errors++;
        }
        if (data.when !== void 0) {
          const err81 = { instancePath: instancePath + "/when", schemaPath: "#/dependentSchemas/rateLimit/properties/when/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.rateLimit.properties.when, data: data.when };
          if (vErrors === null) {
            vErrors = [err81];
          } else {
            vErrors.push(err81);
          }
          errors++;
        }
        if (data.times !== void 0) {
          const err82 = { instancePath: instancePath + "/times", schemaPath: "#/dependentSchemas/rateLimit/properties/times/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.rateLimit.properties.times, data: data.times };
          if (vErrors === null) {
            vErrors = [err82];
          } else {
            vErrors.push(err82);
          }
          errors++;
        }
        if (data.skip !== void 0) {
          const err83 = { instancePath: instancePath + "/skip", schemaPath: "#/dependentSchemas/rateLimit/properties/skip/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.rateLimit.properties.skip, data: data.skip };
          if (vErrors === null) {
            vErrors = [err83];
          } else {
            vErrors.push(err83);
          }
          errors++;
        }
        if (data.rate !== void 0) {
          const err84 = { instancePath: instancePath + "/rate", schemaPath: "#/dependentSchemas/rateLimit/properties/rate/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema52.dependentSchemas.rateLimit.properties.rate, data: data.rate };
          if (vErrors === null) {
            vErrors = [err84];
          } else {
            vErrors.push(err84);
          }
          errors++;
        }
      }
    }
  } else {
    const err85 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema52.type, parentSchema: schema52, data };
    if (vErrors === null) {
      vErrors = [err85];
    } else {
      vErrors.push(err85);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate34(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
    errors = vErrors.length;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  addFault,
  advanceClock,
  putInScenarios,
  restoreSnapshot,
  setClock
};
