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
var seed = validate20;
var schema33 = { "type": "object", "additionalProperties": false, "description": "The records to create in the organization of the mock.", "properties": { "serviceAccounts": { "$ref": "#/components/schemas/ServiceAccountSeeds" }, "userAccounts": { "$ref": "#/components/schemas/UserAccountSeeds" }, "investigativeActions": { "$ref": "#/components/schemas/InvestigativeActionSeeds" }, "organizations": { "$ref": "#/components/schemas/OrganizationSeeds" }, "actors": { "$ref": "#/components/schemas/ActorSeeds" } } };
var schema34 = { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "#/components/schemas/Name" }, "role": { "$ref": "#/components/schemas/AssignableRole" }, "readOnly": { "type": "boolean" }, "active": { "$ref": "#/components/schemas/AccountActive" }, "createdAt": { "$ref": "#/components/schemas/Time" }, "keys": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "#/components/schemas/Name" }, "active": { "type": "boolean" }, "createdAt": { "$ref": "#/components/schemas/Time" } } } } } } };
var schema35 = { "type": "string", "minLength": 1, "maxLength": 255, "examples": ["ci"] };
var schema36 = { "type": "string", "description": "A role that a service account can have.", "enum": ["organization_admin", "organization_analyst"] };
var schema37 = { "type": "boolean", "description": "Disabling an account disables all of its keys; enabling it enables them." };
var schema38 = { "type": "string", "format": "date-time", "pattern": "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "description": "A date and time in ISO 8601 with seconds and an offset, in the years 1 to 9998 in UTC.", "examples": ["2026-11-22T18:49:00Z"] };
var func1 = require_ucs2length().default;
var formats0 = (init_formats(), __toCommonJS(formats_exports)).formats["date-time"];
var pattern4 = new RegExp("^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    const i0Errors = errors;
    for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.name === void 0) {
          const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema34.items.required, parentSchema: schema34.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
        const key0Errors = errors;
        for (const key0 in data0) {
          if (errors - key0Errors >= 1e4) break;
          if (!(key0 === "name" || key0 === "role" || key0 === "readOnly" || key0 === "active" || key0 === "createdAt" || key0 === "keys")) {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema34.items, data: data0 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (data0.name !== void 0) {
          let data1 = data0.name;
          if (typeof data1 === "string") {
            if (func1(data1) > 255) {
              const err2 = { instancePath: instancePath + "/" + i0 + "/name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema35, data: data1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if (func1(data1) < 1) {
              const err3 = { instancePath: instancePath + "/" + i0 + "/name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35, data: data1 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          } else {
            const err4 = { instancePath: instancePath + "/" + i0 + "/name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data1 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.role !== void 0) {
          let data2 = data0.role;
          if (typeof data2 !== "string") {
            const err5 = { instancePath: instancePath + "/" + i0 + "/role", schemaPath: "#/components/schemas/AssignableRole/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.type, parentSchema: schema36, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
          if (!(data2 === "organization_admin" || data2 === "organization_analyst")) {
            const err6 = { instancePath: instancePath + "/" + i0 + "/role", schemaPath: "#/components/schemas/AssignableRole/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values", schema: schema36.enum, parentSchema: schema36, data: data2 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.readOnly !== void 0) {
          let data3 = data0.readOnly;
          if (typeof data3 !== "boolean") {
            const err7 = { instancePath: instancePath + "/" + i0 + "/readOnly", schemaPath: "#/items/properties/readOnly/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema34.items.properties.readOnly.type, parentSchema: schema34.items.properties.readOnly, data: data3 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.active !== void 0) {
          let data4 = data0.active;
          if (typeof data4 !== "boolean") {
            const err8 = { instancePath: instancePath + "/" + i0 + "/active", schemaPath: "#/components/schemas/AccountActive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema37.type, parentSchema: schema37, data: data4 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.createdAt !== void 0) {
          let data5 = data0.createdAt;
          if (typeof data5 === "string") {
            if (!pattern4.test(data5)) {
              const err9 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/pattern", keyword: "pattern", params: { pattern: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"', schema: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", parentSchema: schema38, data: data5 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (!formats0(data5)) {
              const err10 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"', schema: "date-time", parentSchema: schema38, data: data5 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data5 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data0.keys !== void 0) {
          let data6 = data0.keys;
          if (Array.isArray(data6)) {
            const len1 = data6.length;
            const i1Errors = errors;
            for (let i1 = 0; i1 < len1 && errors - i1Errors < 1e4; i1++) {
              let data7 = data6[i1];
              if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                if (data7.name === void 0) {
                  const err12 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1, schemaPath: "#/items/properties/keys/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema34.items.properties.keys.items.required, parentSchema: schema34.items.properties.keys.items, data: data7 };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                const key1Errors = errors;
                for (const key1 in data7) {
                  if (errors - key1Errors >= 1e4) break;
                  if (!(key1 === "name" || key1 === "active" || key1 === "createdAt")) {
                    const err13 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1, schemaPath: "#/items/properties/keys/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema34.items.properties.keys.items, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err13];
                    } else {
                      vErrors.push(err13);
                    }
                    errors++;
                  }
                }
                if (data7.name !== void 0) {
                  let data8 = data7.name;
                  if (typeof data8 === "string") {
                    if (func1(data8) > 255) {
                      const err14 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1 + "/name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema35, data: data8 };
                      if (vErrors === null) {
                        vErrors = [err14];
                      } else {
                        vErrors.push(err14);
                      }
                      errors++;
                    }
                    if (func1(data8) < 1) {
                      const err15 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1 + "/name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35, data: data8 };
                      if (vErrors === null) {
                        vErrors = [err15];
                      } else {
                        vErrors.push(err15);
                      }
                      errors++;
                    }
                  } else {
                    const err16 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1 + "/name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data8 };
                    if (vErrors === null) {
                      vErrors = [err16];
                    } else {
                      vErrors.push(err16);
                    }
                    errors++;
                  }
                }
                if (data7.active !== void 0) {
                  let data9 = data7.active;
                  if (typeof data9 !== "boolean") {
                    const err17 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1 + "/active", schemaPath: "#/items/properties/keys/items/properties/active/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema34.items.properties.keys.items.properties.active.type, parentSchema: schema34.items.properties.keys.items.properties.active, data: data9 };
                    if (vErrors === null) {
                      vErrors = [err17];
                    } else {
                      vErrors.push(err17);
                    }
                    errors++;
                  }
                }
                if (data7.createdAt !== void 0) {
                  let data10 = data7.createdAt;
                  if (typeof data10 === "string") {
                    if (!pattern4.test(data10)) {
                      const err18 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1 + "/createdAt", schemaPath: "#/components/schemas/Time/pattern", keyword: "pattern", params: { pattern: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"', schema: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", parentSchema: schema38, data: data10 };
                      if (vErrors === null) {
                        vErrors = [err18];
                      } else {
                        vErrors.push(err18);
                      }
                      errors++;
                    }
                    if (!formats0(data10)) {
                      const err19 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1 + "/createdAt", schemaPath: "#/components/schemas/Time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"', schema: "date-time", parentSchema: schema38, data: data10 };
                      if (vErrors === null) {
                        vErrors = [err19];
                      } else {
                        vErrors.push(err19);
                      }
                      errors++;
                    }
                  } else {
                    const err20 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1 + "/createdAt", schemaPath: "#/components/schemas/Time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data10 };
                    if (vErrors === null) {
                      vErrors = [err20];
                    } else {
                      vErrors.push(err20);
                    }
                    errors++;
                  }
                }
              } else {
                const err21 = { instancePath: instancePath + "/" + i0 + "/keys/" + i1, schemaPath: "#/items/properties/keys/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema34.items.properties.keys.items.type, parentSchema: schema34.items.properties.keys.items, data: data7 };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
          } else {
            const err22 = { instancePath: instancePath + "/" + i0 + "/keys", schemaPath: "#/items/properties/keys/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema34.items.properties.keys.type, parentSchema: schema34.items.properties.keys, data: data6 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema34.items.type, parentSchema: schema34.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
  } else {
    const err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err24];
    } else {
      vErrors.push(err24);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema41 = { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["email"], "properties": { "email": { "$ref": "#/components/schemas/Email" }, "displayName": { "$ref": "#/components/schemas/Name" }, "active": { "type": "boolean" }, "password": { "type": "string", "description": "The password for logging in, together with the one-time code of the mock. Without a password, the person cannot log in." }, "role": { "$ref": "#/components/schemas/AssignableRole" } } } };
var schema42 = { "type": "string", "format": "email", "description": "An email address (RFC 5321). The host name need not contain a dot. Characters outside ASCII are allowed (RFC 6531).", "maxLength": 255, "examples": ["robin@example.com"] };
var formats4 = (init_formats(), __toCommonJS(formats_exports)).formats.email;
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
  if (Array.isArray(data)) {
    const len0 = data.length;
    const i0Errors = errors;
    for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.email === void 0) {
          const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property 'email'", schema: schema41.items.required, parentSchema: schema41.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
        const key0Errors = errors;
        for (const key0 in data0) {
          if (errors - key0Errors >= 1e4) break;
          if (!(key0 === "email" || key0 === "displayName" || key0 === "active" || key0 === "password" || key0 === "role")) {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema41.items, data: data0 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (data0.email !== void 0) {
          let data1 = data0.email;
          if (typeof data1 === "string") {
            if (func1(data1) > 255) {
              const err2 = { instancePath: instancePath + "/" + i0 + "/email", schemaPath: "#/components/schemas/Email/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema42, data: data1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if (!formats4(data1)) {
              const err3 = { instancePath: instancePath + "/" + i0 + "/email", schemaPath: "#/components/schemas/Email/format", keyword: "format", params: { format: "email" }, message: 'must match format "email"', schema: "email", parentSchema: schema42, data: data1 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          } else {
            const err4 = { instancePath: instancePath + "/" + i0 + "/email", schemaPath: "#/components/schemas/Email/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.type, parentSchema: schema42, data: data1 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.displayName !== void 0) {
          let data2 = data0.displayName;
          if (typeof data2 === "string") {
            if (func1(data2) > 255) {
              const err5 = { instancePath: instancePath + "/" + i0 + "/displayName", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema35, data: data2 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            if (func1(data2) < 1) {
              const err6 = { instancePath: instancePath + "/" + i0 + "/displayName", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35, data: data2 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/" + i0 + "/displayName", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data2 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.active !== void 0) {
          let data3 = data0.active;
          if (typeof data3 !== "boolean") {
            const err8 = { instancePath: instancePath + "/" + i0 + "/active", schemaPath: "#/items/properties/active/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema41.items.properties.active.type, parentSchema: schema41.items.properties.active, data: data3 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.password !== void 0) {
          let data4 = data0.password;
          if (typeof data4 !== "string") {
            const err9 = { instancePath: instancePath + "/" + i0 + "/password", schemaPath: "#/items/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema41.items.properties.password.type, parentSchema: schema41.items.properties.password, data: data4 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data0.role !== void 0) {
          let data5 = data0.role;
          if (typeof data5 !== "string") {
            const err10 = { instancePath: instancePath + "/" + i0 + "/role", schemaPath: "#/components/schemas/AssignableRole/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.type, parentSchema: schema36, data: data5 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          if (!(data5 === "organization_admin" || data5 === "organization_analyst")) {
            const err11 = { instancePath: instancePath + "/" + i0 + "/role", schemaPath: "#/components/schemas/AssignableRole/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values", schema: schema36.enum, parentSchema: schema36, data: data5 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema41.items.type, parentSchema: schema41.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema41.type, parentSchema: schema41, data };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema45 = { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["title"], "properties": { "title": { "$ref": "#/components/schemas/Name" }, "reason": { "$ref": "#/components/schemas/Name" }, "status": { "$ref": "#/components/schemas/InvestigativeActionStatus" }, "createdAt": { "$ref": "#/components/schemas/Time" } } } };
var schema48 = { "type": "string", "enum": ["RUNNING", "FAILED", "READY_FOR_ANALYSIS", "CLOSED", "COMPLETED"] };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    const i0Errors = errors;
    for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.title === void 0) {
          const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'", schema: schema45.items.required, parentSchema: schema45.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
        const key0Errors = errors;
        for (const key0 in data0) {
          if (errors - key0Errors >= 1e4) break;
          if (!(key0 === "title" || key0 === "reason" || key0 === "status" || key0 === "createdAt")) {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema45.items, data: data0 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (data0.title !== void 0) {
          let data1 = data0.title;
          if (typeof data1 === "string") {
            if (func1(data1) > 255) {
              const err2 = { instancePath: instancePath + "/" + i0 + "/title", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema35, data: data1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if (func1(data1) < 1) {
              const err3 = { instancePath: instancePath + "/" + i0 + "/title", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35, data: data1 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          } else {
            const err4 = { instancePath: instancePath + "/" + i0 + "/title", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data1 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.reason !== void 0) {
          let data2 = data0.reason;
          if (typeof data2 === "string") {
            if (func1(data2) > 255) {
              const err5 = { instancePath: instancePath + "/" + i0 + "/reason", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema35, data: data2 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            if (func1(data2) < 1) {
              const err6 = { instancePath: instancePath + "/" + i0 + "/reason", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35, data: data2 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/" + i0 + "/reason", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data2 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.status !== void 0) {
          let data3 = data0.status;
          if (typeof data3 !== "string") {
            const err8 = { instancePath: instancePath + "/" + i0 + "/status", schemaPath: "#/components/schemas/InvestigativeActionStatus/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.type, parentSchema: schema48, data: data3 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (!(data3 === "RUNNING" || data3 === "FAILED" || data3 === "READY_FOR_ANALYSIS" || data3 === "CLOSED" || data3 === "COMPLETED")) {
            const err9 = { instancePath: instancePath + "/" + i0 + "/status", schemaPath: "#/components/schemas/InvestigativeActionStatus/enum", keyword: "enum", params: { allowedValues: schema48.enum }, message: "must be equal to one of the allowed values", schema: schema48.enum, parentSchema: schema48, data: data3 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data0.createdAt !== void 0) {
          let data4 = data0.createdAt;
          if (typeof data4 === "string") {
            if (!pattern4.test(data4)) {
              const err10 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/pattern", keyword: "pattern", params: { pattern: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"', schema: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", parentSchema: schema38, data: data4 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (!formats0(data4)) {
              const err11 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"', schema: "date-time", parentSchema: schema38, data: data4 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data4 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema45.items.type, parentSchema: schema45.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema45.type, parentSchema: schema45, data };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema50 = { "type": "array", "description": "Other organizations with their records.", "items": { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "#/components/schemas/Name" }, "serviceAccounts": { "$ref": "#/components/schemas/ServiceAccountSeeds" }, "userAccounts": { "$ref": "#/components/schemas/UserAccountSeeds" }, "investigativeActions": { "$ref": "#/components/schemas/InvestigativeActionSeeds" }, "organizations": { "$ref": "#/components/schemas/OrganizationSeeds" }, "actors": { "$ref": "#/components/schemas/ActorSeeds" } } } };
var schema52 = { "description": "Actors to create.", "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["type", "isExpel"], "properties": { "type": { "type": "string", "enum": ["system", "user", "organization", "api", "service"] }, "name": { "type": ["string", "null"] }, "isExpel": { "type": "boolean" }, "parentActorId": { "anyOf": [{ "$ref": "#/components/schemas/Id" }, { "type": "null" }] }, "createdAt": { "$ref": "#/components/schemas/Time" } } } };
var schema53 = { "type": "string", "format": "uuid", "description": "A UUID. An id is never reused, even after its record is deleted.", "examples": ["5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11"] };
var formats8 = (init_formats(), __toCommonJS(formats_exports)).formats.uuid;
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
  if (Array.isArray(data)) {
    const len0 = data.length;
    const i0Errors = errors;
    for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'", schema: schema52.items.required, parentSchema: schema52.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
        if (data0.isExpel === void 0) {
          const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: "isExpel" }, message: "must have required property 'isExpel'", schema: schema52.items.required, parentSchema: schema52.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        const key0Errors = errors;
        for (const key0 in data0) {
          if (errors - key0Errors >= 1e4) break;
          if (!(key0 === "type" || key0 === "name" || key0 === "isExpel" || key0 === "parentActorId" || key0 === "createdAt")) {
            const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema52.items, data: data0 };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err3 = { instancePath: instancePath + "/" + i0 + "/type", schemaPath: "#/items/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema52.items.properties.type.type, parentSchema: schema52.items.properties.type, data: data1 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (!(data1 === "system" || data1 === "user" || data1 === "organization" || data1 === "api" || data1 === "service")) {
            const err4 = { instancePath: instancePath + "/" + i0 + "/type", schemaPath: "#/items/properties/type/enum", keyword: "enum", params: { allowedValues: schema52.items.properties.type.enum }, message: "must be equal to one of the allowed values", schema: schema52.items.properties.type.enum, parentSchema: schema52.items.properties.type, data: data1 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.name !== void 0) {
          let data2 = data0.name;
          if (typeof data2 !== "string" && data2 !== null) {
            const err5 = { instancePath: instancePath + "/" + i0 + "/name", schemaPath: "#/items/properties/name/type", keyword: "type", params: { type: schema52.items.properties.name.type }, message: "must be string,null", schema: schema52.items.properties.name.type, parentSchema: schema52.items.properties.name, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.isExpel !== void 0) {
          let data3 = data0.isExpel;
          if (typeof data3 !== "boolean") {
            const err6 = { instancePath: instancePath + "/" + i0 + "/isExpel", schemaPath: "#/items/properties/isExpel/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema52.items.properties.isExpel.type, parentSchema: schema52.items.properties.isExpel, data: data3 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.parentActorId !== void 0) {
          let data4 = data0.parentActorId;
          const _errs11 = errors;
          let valid3 = false;
          const _errs12 = errors;
          if (typeof data4 === "string") {
            if (!formats8(data4)) {
              const err7 = { instancePath: instancePath + "/" + i0 + "/parentActorId", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"', schema: "uuid", parentSchema: schema53, data: data4 };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = { instancePath: instancePath + "/" + i0 + "/parentActorId", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema53.type, parentSchema: schema53, data: data4 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          var _valid0 = _errs12 === errors;
          valid3 = valid3 || _valid0;
          const _errs15 = errors;
          if (data4 !== null) {
            const err9 = { instancePath: instancePath + "/" + i0 + "/parentActorId", schemaPath: "#/items/properties/parentActorId/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null", schema: schema52.items.properties.parentActorId.anyOf[1].type, parentSchema: schema52.items.properties.parentActorId.anyOf[1], data: data4 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          var _valid0 = _errs15 === errors;
          valid3 = valid3 || _valid0;
          if (!valid3) {
            const err10 = { instancePath: instancePath + "/" + i0 + "/parentActorId", schemaPath: "#/items/properties/parentActorId/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema52.items.properties.parentActorId.anyOf, parentSchema: schema52.items.properties.parentActorId, data: data4 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          } else {
            errors = _errs11;
            if (vErrors !== null) {
              if (_errs11) {
                vErrors.length = _errs11;
              } else {
                vErrors = null;
              }
            }
          }
        }
        if (data0.createdAt !== void 0) {
          let data5 = data0.createdAt;
          if (typeof data5 === "string") {
            if (!pattern4.test(data5)) {
              const err11 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/pattern", keyword: "pattern", params: { pattern: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"', schema: "^(000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-8]\\d{3}|9[0-8]\\d\\d|99[0-8]\\d|999[0-8])-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", parentSchema: schema38, data: data5 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
            if (!formats0(data5)) {
              const err12 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"', schema: "date-time", parentSchema: schema38, data: data5 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = { instancePath: instancePath + "/" + i0 + "/createdAt", schemaPath: "#/components/schemas/Time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data5 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema52.items.type, parentSchema: schema52.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema52.type, parentSchema: schema52, data };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var wrapper0 = { validate: validate29 };
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
  if (Array.isArray(data)) {
    const len0 = data.length;
    const i0Errors = errors;
    for (let i0 = 0; i0 < len0 && errors - i0Errors < 1e4; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.name === void 0) {
          const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema50.items.required, parentSchema: schema50.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
        const key0Errors = errors;
        for (const key0 in data0) {
          if (errors - key0Errors >= 1e4) break;
          if (!(key0 === "name" || key0 === "serviceAccounts" || key0 === "userAccounts" || key0 === "investigativeActions" || key0 === "organizations" || key0 === "actors")) {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema50.items, data: data0 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (data0.name !== void 0) {
          let data1 = data0.name;
          if (typeof data1 === "string") {
            if (func1(data1) > 255) {
              const err2 = { instancePath: instancePath + "/" + i0 + "/name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema35, data: data1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if (func1(data1) < 1) {
              const err3 = { instancePath: instancePath + "/" + i0 + "/name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35, data: data1 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          } else {
            const err4 = { instancePath: instancePath + "/" + i0 + "/name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data1 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.serviceAccounts !== void 0) {
          if (!validate23(data0.serviceAccounts, { instancePath: instancePath + "/" + i0 + "/serviceAccounts", parentData: data0, parentDataProperty: "serviceAccounts", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
        if (data0.userAccounts !== void 0) {
          if (!validate25(data0.userAccounts, { instancePath: instancePath + "/" + i0 + "/userAccounts", parentData: data0, parentDataProperty: "userAccounts", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
            errors = vErrors.length;
          }
        }
        if (data0.investigativeActions !== void 0) {
          if (!validate27(data0.investigativeActions, { instancePath: instancePath + "/" + i0 + "/investigativeActions", parentData: data0, parentDataProperty: "investigativeActions", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
            errors = vErrors.length;
          }
        }
        if (data0.organizations !== void 0) {
          if (!wrapper0.validate(data0.organizations, { instancePath: instancePath + "/" + i0 + "/organizations", parentData: data0, parentDataProperty: "organizations", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
        if (data0.actors !== void 0) {
          if (!validate33(data0.actors, { instancePath: instancePath + "/" + i0 + "/actors", parentData: data0, parentDataProperty: "actors", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema50.items.type, parentSchema: schema50.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema50.type, parentSchema: schema50, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
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
    const key0Errors = errors;
    for (const key0 in data) {
      if (errors - key0Errors >= 1e4) break;
      if (!(key0 === "serviceAccounts" || key0 === "userAccounts" || key0 === "investigativeActions" || key0 === "organizations" || key0 === "actors")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.serviceAccounts !== void 0) {
      if (!validate23(data.serviceAccounts, { instancePath: instancePath + "/serviceAccounts", parentData: data, parentDataProperty: "serviceAccounts", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
    if (data.userAccounts !== void 0) {
      if (!validate25(data.userAccounts, { instancePath: instancePath + "/userAccounts", parentData: data, parentDataProperty: "userAccounts", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
        errors = vErrors.length;
      }
    }
    if (data.investigativeActions !== void 0) {
      if (!validate27(data.investigativeActions, { instancePath: instancePath + "/investigativeActions", parentData: data, parentDataProperty: "investigativeActions", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
        errors = vErrors.length;
      }
    }
    if (data.organizations !== void 0) {
      if (!validate29(data.organizations, { instancePath: instancePath + "/organizations", parentData: data, parentDataProperty: "organizations", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.actors !== void 0) {
      if (!validate33(data.actors, { instancePath: instancePath + "/actors", parentData: data, parentDataProperty: "actors", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
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
export {
  seed
};
