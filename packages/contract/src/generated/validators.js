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

// <stdin>
var createServiceAccount = validate20;
var schema33 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type", "attributes"], "properties": { "type": { "type": "string", "enum": ["service_accounts"] }, "id": { "$ref": "#/components/schemas/Id" }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "required": ["display_name", "role"], "properties": { "display_name": { "$ref": "#/components/schemas/Name" }, "role": { "$ref": "#/components/schemas/AssignableRole" }, "restrictions": { "$ref": "#/components/schemas/AssignableRestrictions" }, "active": { "$ref": "#/components/schemas/AccountActive" } } }, "relationships": { "type": "object", "additionalProperties": false, "properties": { "organization": { "$ref": "#/components/schemas/OrganizationLinkage" } } } } } } };
var schema36 = { "type": "string", "description": "A role that a service account can have.", "enum": ["organization_admin", "organization_analyst"] };
var schema37 = { "type": "array", "description": "Limits on the role. `read_only` allows only requests that read.", "uniqueItems": true, "items": { "type": "string", "enum": ["read_only"] } };
var formats0 = (init_formats(), __toCommonJS(formats_exports)).formats.uuid;
var func1 = require_ucs2length().default;
var schema40 = { "type": "object", "additionalProperties": false, "required": ["type", "id"], "properties": { "type": { "type": "string", "enum": ["organizations"] }, "id": { "$ref": "#/components/schemas/Id" }, "meta": { "type": "object", "additionalProperties": true } } };
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
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "meta")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data0 === "organizations")) {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema40.properties.type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data1 = data.id;
      if (typeof data1 === "string") {
        if (!formats0(data1)) {
          const err5 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err7 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
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
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.attributes === void 0) {
          const err2 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "attributes" }, message: "must have required property 'attributes'" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err3 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (!(data1 === "service_accounts")) {
            const err4 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema33.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          let data2 = data0.id;
          if (typeof data2 === "string") {
            if (!formats0(data2)) {
              const err5 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err7 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err8 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            if (data5.display_name === void 0) {
              const err9 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/required", keyword: "required", params: { missingProperty: "display_name" }, message: "must have required property 'display_name'" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (data5.role === void 0) {
              const err10 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/required", keyword: "required", params: { missingProperty: "role" }, message: "must have required property 'role'" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            for (const key0 in data5) {
              if (!(key0 === "display_name" || key0 === "role" || key0 === "restrictions" || key0 === "active")) {
                const err11 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data5.display_name !== void 0) {
              let data6 = data5.display_name;
              if (typeof data6 === "string") {
                if (func1(data6) > 255) {
                  const err12 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (func1(data6) < 1) {
                  const err13 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data5.role !== void 0) {
              let data7 = data5.role;
              if (typeof data7 !== "string") {
                const err15 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
              if (!(data7 === "organization_admin" || data7 === "organization_analyst")) {
                const err16 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data5.restrictions !== void 0) {
              let data8 = data5.restrictions;
              if (Array.isArray(data8)) {
                const len0 = data8.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data9 = data8[i0];
                  if (typeof data9 !== "string") {
                    const err17 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err17];
                    } else {
                      vErrors.push(err17);
                    }
                    errors++;
                  }
                  if (!(data9 === "read_only")) {
                    const err18 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/enum", keyword: "enum", params: { allowedValues: schema37.items.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err18];
                    } else {
                      vErrors.push(err18);
                    }
                    errors++;
                  }
                }
                let i1 = data8.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data8[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err19 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err19];
                      } else {
                        vErrors.push(err19);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err20 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data5.active !== void 0) {
              if (typeof data5.active !== "boolean") {
                const err21 = { instancePath: instancePath + "/data/attributes/active", schemaPath: "#/components/schemas/AccountActive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
          } else {
            const err22 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data11 = data0.relationships;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            for (const key1 in data11) {
              if (!(key1 === "organization")) {
                const err23 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data11.organization !== void 0) {
              if (!validate23(data11.organization, { instancePath: instancePath + "/data/relationships/organization", parentData: data11, parentDataProperty: "organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
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
validate20.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var updateServiceAccount = validate28;
var schema43 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["service_accounts"] }, "id": { "type": "string", "description": "The id in the URL applies, not this one." }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "properties": { "display_name": { "$ref": "#/components/schemas/Name" }, "role": { "$ref": "#/components/schemas/AssignableRole" }, "restrictions": { "$ref": "#/components/schemas/AssignableRestrictions" }, "active": { "$ref": "#/components/schemas/AccountActive" } } }, "relationships": { "type": "object", "additionalProperties": false, "properties": { "organization": { "$ref": "#/components/schemas/OrganizationLinkage" } } } } } } };
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
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err2 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (!(data1 === "service_accounts")) {
            const err3 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema43.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          if (typeof data0.id !== "string") {
            const err4 = { instancePath: instancePath + "/data/id", schemaPath: "#/properties/data/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err5 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err6 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key0 in data5) {
              if (!(key0 === "display_name" || key0 === "role" || key0 === "restrictions" || key0 === "active")) {
                const err7 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data5.display_name !== void 0) {
              let data6 = data5.display_name;
              if (typeof data6 === "string") {
                if (func1(data6) > 255) {
                  const err8 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err8];
                  } else {
                    vErrors.push(err8);
                  }
                  errors++;
                }
                if (func1(data6) < 1) {
                  const err9 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              } else {
                const err10 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data5.role !== void 0) {
              let data7 = data5.role;
              if (typeof data7 !== "string") {
                const err11 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
              if (!(data7 === "organization_admin" || data7 === "organization_analyst")) {
                const err12 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data5.restrictions !== void 0) {
              let data8 = data5.restrictions;
              if (Array.isArray(data8)) {
                const len0 = data8.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data9 = data8[i0];
                  if (typeof data9 !== "string") {
                    const err13 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err13];
                    } else {
                      vErrors.push(err13);
                    }
                    errors++;
                  }
                  if (!(data9 === "read_only")) {
                    const err14 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/enum", keyword: "enum", params: { allowedValues: schema37.items.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err14];
                    } else {
                      vErrors.push(err14);
                    }
                    errors++;
                  }
                }
                let i1 = data8.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data8[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err15 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err15];
                      } else {
                        vErrors.push(err15);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err16 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data5.active !== void 0) {
              if (typeof data5.active !== "boolean") {
                const err17 = { instancePath: instancePath + "/data/attributes/active", schemaPath: "#/components/schemas/AccountActive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          } else {
            const err18 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data11 = data0.relationships;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            for (const key1 in data11) {
              if (!(key1 === "organization")) {
                const err19 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data11.organization !== void 0) {
              if (!validate23(data11.organization, { instancePath: instancePath + "/data/relationships/organization", parentData: data11, parentDataProperty: "organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate29(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
    errors = vErrors.length;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var addServiceAccountOrganizationRelationship = validate32;
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
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
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
  if (!validate33(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
    errors = vErrors.length;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var updateServiceAccountOrganizationRelationship = validate36;
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate37.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate37.errors = vErrors;
  return errors === 0;
}
validate37.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate37(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
    errors = vErrors.length;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var createApiKey = validate40;
var schema53 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type", "attributes", "relationships"], "properties": { "type": { "type": "string", "enum": ["api_keys"] }, "id": { "$ref": "#/components/schemas/Id" }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "properties": { "assignable": { "type": "boolean" }, "display_name": { "$ref": "#/components/schemas/Name", "description": "Also sets `name`." }, "name": { "$ref": "#/components/schemas/Name", "description": "Also sets `display_name`." }, "restrictions": { "$ref": "#/components/schemas/AssignableRestrictions" }, "role": { "$ref": "#/components/schemas/AssignableRole" } } }, "relationships": { "type": "object", "additionalProperties": false, "required": ["service_account"], "properties": { "organization": { "$ref": "#/components/schemas/OrganizationLinkage" }, "service_account": { "$ref": "#/components/schemas/ServiceAccountLinkage" } } } } } } };
var schema60 = { "type": "object", "additionalProperties": false, "required": ["type", "id"], "properties": { "type": { "type": "string", "enum": ["service_accounts"] }, "id": { "$ref": "#/components/schemas/Id" }, "meta": { "type": "object", "additionalProperties": true } } };
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "meta")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data0 === "service_accounts")) {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema60.properties.type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data1 = data.id;
      if (typeof data1 === "string") {
        if (!formats0(data1)) {
          const err5 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err7 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate44.errors = vErrors;
  return errors === 0;
}
validate44.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate43.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate44(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate43.errors = vErrors;
  return errors === 0;
}
validate43.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.attributes === void 0) {
          const err2 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "attributes" }, message: "must have required property 'attributes'" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.relationships === void 0) {
          const err3 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "relationships" }, message: "must have required property 'relationships'" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
          if (!(data1 === "api_keys")) {
            const err5 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema53.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          let data2 = data0.id;
          if (typeof data2 === "string") {
            if (!formats0(data2)) {
              const err6 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err8 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err9 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key0 in data5) {
              if (!(key0 === "assignable" || key0 === "display_name" || key0 === "name" || key0 === "restrictions" || key0 === "role")) {
                const err10 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data5.assignable !== void 0) {
              if (typeof data5.assignable !== "boolean") {
                const err11 = { instancePath: instancePath + "/data/attributes/assignable", schemaPath: "#/properties/data/properties/attributes/properties/assignable/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data5.display_name !== void 0) {
              let data7 = data5.display_name;
              if (typeof data7 === "string") {
                if (func1(data7) > 255) {
                  const err12 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (func1(data7) < 1) {
                  const err13 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data5.name !== void 0) {
              let data8 = data5.name;
              if (typeof data8 === "string") {
                if (func1(data8) > 255) {
                  const err15 = { instancePath: instancePath + "/data/attributes/name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
                if (func1(data8) < 1) {
                  const err16 = { instancePath: instancePath + "/data/attributes/name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              } else {
                const err17 = { instancePath: instancePath + "/data/attributes/name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data5.restrictions !== void 0) {
              let data9 = data5.restrictions;
              if (Array.isArray(data9)) {
                const len0 = data9.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data10 = data9[i0];
                  if (typeof data10 !== "string") {
                    const err18 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err18];
                    } else {
                      vErrors.push(err18);
                    }
                    errors++;
                  }
                  if (!(data10 === "read_only")) {
                    const err19 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/enum", keyword: "enum", params: { allowedValues: schema37.items.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err19];
                    } else {
                      vErrors.push(err19);
                    }
                    errors++;
                  }
                }
                let i1 = data9.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data9[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err20 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err20];
                      } else {
                        vErrors.push(err20);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err21 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data5.role !== void 0) {
              let data11 = data5.role;
              if (typeof data11 !== "string") {
                const err22 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
              if (!(data11 === "organization_admin" || data11 === "organization_analyst")) {
                const err23 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data12 = data0.relationships;
          if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
            if (data12.service_account === void 0) {
              const err25 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/required", keyword: "required", params: { missingProperty: "service_account" }, message: "must have required property 'service_account'" };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            for (const key1 in data12) {
              if (!(key1 === "organization" || key1 === "service_account")) {
                const err26 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            if (data12.organization !== void 0) {
              if (!validate23(data12.organization, { instancePath: instancePath + "/data/relationships/organization", parentData: data12, parentDataProperty: "organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
            if (data12.service_account !== void 0) {
              if (!validate43(data12.service_account, { instancePath: instancePath + "/data/relationships/service_account", parentData: data12, parentDataProperty: "service_account", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err27 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
  } else {
    const err29 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err29];
    } else {
      vErrors.push(err29);
    }
    errors++;
  }
  validate41.errors = vErrors;
  return errors === 0;
}
validate41.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate41(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
    errors = vErrors.length;
  }
  validate40.errors = vErrors;
  return errors === 0;
}
validate40.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var updateApiKey = validate48;
var schema63 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["api_keys"] }, "id": { "type": "string", "description": "The id in the URL applies, not this one." }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "properties": { "active": { "type": "boolean" }, "assignable": { "type": "boolean" }, "display_name": { "$ref": "#/components/schemas/Name", "description": "Also sets `name`." }, "name": { "$ref": "#/components/schemas/Name", "description": "Also sets `display_name`." }, "restrictions": { "$ref": "#/components/schemas/AssignableRestrictions" }, "role": { "$ref": "#/components/schemas/AssignableRole" } } }, "relationships": { "type": "object", "additionalProperties": false, "properties": { "organization": { "$ref": "#/components/schemas/OrganizationLinkage" }, "service_account": { "$ref": "#/components/schemas/ServiceAccountLinkage" } } } } } } };
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate49.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err2 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (!(data1 === "api_keys")) {
            const err3 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema63.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          if (typeof data0.id !== "string") {
            const err4 = { instancePath: instancePath + "/data/id", schemaPath: "#/properties/data/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err5 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err6 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key0 in data5) {
              if (!(key0 === "active" || key0 === "assignable" || key0 === "display_name" || key0 === "name" || key0 === "restrictions" || key0 === "role")) {
                const err7 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data5.active !== void 0) {
              if (typeof data5.active !== "boolean") {
                const err8 = { instancePath: instancePath + "/data/attributes/active", schemaPath: "#/properties/data/properties/attributes/properties/active/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data5.assignable !== void 0) {
              if (typeof data5.assignable !== "boolean") {
                const err9 = { instancePath: instancePath + "/data/attributes/assignable", schemaPath: "#/properties/data/properties/attributes/properties/assignable/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data5.display_name !== void 0) {
              let data8 = data5.display_name;
              if (typeof data8 === "string") {
                if (func1(data8) > 255) {
                  const err10 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err10];
                  } else {
                    vErrors.push(err10);
                  }
                  errors++;
                }
                if (func1(data8) < 1) {
                  const err11 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err11];
                  } else {
                    vErrors.push(err11);
                  }
                  errors++;
                }
              } else {
                const err12 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data5.name !== void 0) {
              let data9 = data5.name;
              if (typeof data9 === "string") {
                if (func1(data9) > 255) {
                  const err13 = { instancePath: instancePath + "/data/attributes/name", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
                if (func1(data9) < 1) {
                  const err14 = { instancePath: instancePath + "/data/attributes/name", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
              } else {
                const err15 = { instancePath: instancePath + "/data/attributes/name", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data5.restrictions !== void 0) {
              let data10 = data5.restrictions;
              if (Array.isArray(data10)) {
                const len0 = data10.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data11 = data10[i0];
                  if (typeof data11 !== "string") {
                    const err16 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err16];
                    } else {
                      vErrors.push(err16);
                    }
                    errors++;
                  }
                  if (!(data11 === "read_only")) {
                    const err17 = { instancePath: instancePath + "/data/attributes/restrictions/" + i0, schemaPath: "#/components/schemas/AssignableRestrictions/items/enum", keyword: "enum", params: { allowedValues: schema37.items.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err17];
                    } else {
                      vErrors.push(err17);
                    }
                    errors++;
                  }
                }
                let i1 = data10.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data10[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err18 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err18];
                      } else {
                        vErrors.push(err18);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err19 = { instancePath: instancePath + "/data/attributes/restrictions", schemaPath: "#/components/schemas/AssignableRestrictions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data5.role !== void 0) {
              let data12 = data5.role;
              if (typeof data12 !== "string") {
                const err20 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
              if (!(data12 === "organization_admin" || data12 === "organization_analyst")) {
                const err21 = { instancePath: instancePath + "/data/attributes/role", schemaPath: "#/components/schemas/AssignableRole/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
          } else {
            const err22 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data13 = data0.relationships;
          if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
            for (const key1 in data13) {
              if (!(key1 === "organization" || key1 === "service_account")) {
                const err23 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data13.organization !== void 0) {
              if (!validate23(data13.organization, { instancePath: instancePath + "/data/relationships/organization", parentData: data13, parentDataProperty: "organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
            if (data13.service_account !== void 0) {
              if (!validate43(data13.service_account, { instancePath: instancePath + "/data/relationships/service_account", parentData: data13, parentDataProperty: "service_account", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate49.errors = vErrors;
  return errors === 0;
}
validate49.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate48.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate49(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
    errors = vErrors.length;
  }
  validate48.errors = vErrors;
  return errors === 0;
}
validate48.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var addApiKeyOrganizationRelationship = validate53;
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate54.errors = vErrors;
  return errors === 0;
}
validate54.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate54(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
    errors = vErrors.length;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var updateApiKeyOrganizationRelationship = validate57;
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate58(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
    errors = vErrors.length;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var addApiKeyServiceAccountRelationship = validate61;
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate44(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate62(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
    errors = vErrors.length;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var updateApiKeyServiceAccountRelationship = validate65;
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate44(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate66.errors = vErrors;
  return errors === 0;
}
validate66.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate66(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
    errors = vErrors.length;
  }
  validate65.errors = vErrors;
  return errors === 0;
}
validate65.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var createUserAccount = validate69;
var schema77 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type", "attributes"], "properties": { "type": { "type": "string", "enum": ["user_accounts"] }, "id": { "$ref": "#/components/schemas/Id" }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "required": ["email"], "properties": { "display_name": { "$ref": "#/components/schemas/NameOrNull" }, "email": { "$ref": "#/components/schemas/Email" }, "first_name": { "$ref": "#/components/schemas/NameOrNull" }, "last_name": { "$ref": "#/components/schemas/NameOrNull" }, "active": { "type": "boolean", "description": "A new user is locked until this is set to true with PATCH." }, "assignable": { "type": "boolean", "description": "Whether work can be assigned to this person." } } }, "relationships": { "type": "object", "additionalProperties": false, "properties": { "primary_organization": { "$ref": "#/components/schemas/OrganizationLinkage" } } } } } } };
var schema79 = { "type": ["string", "null"], "maxLength": 255, "examples": ["Robin"] };
var formats10 = (init_formats(), __toCommonJS(formats_exports)).formats.email;
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.attributes === void 0) {
          const err2 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "attributes" }, message: "must have required property 'attributes'" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err3 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (!(data1 === "user_accounts")) {
            const err4 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema77.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          let data2 = data0.id;
          if (typeof data2 === "string") {
            if (!formats0(data2)) {
              const err5 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err7 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err8 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            if (data5.email === void 0) {
              const err9 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property 'email'" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            for (const key0 in data5) {
              if (!(key0 === "display_name" || key0 === "email" || key0 === "first_name" || key0 === "last_name" || key0 === "active" || key0 === "assignable")) {
                const err10 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data5.display_name !== void 0) {
              let data6 = data5.display_name;
              if (typeof data6 !== "string" && data6 !== null) {
                const err11 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/NameOrNull/type", keyword: "type", params: { type: schema79.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
              if (typeof data6 === "string") {
                if (func1(data6) > 255) {
                  const err12 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/NameOrNull/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
              }
            }
            if (data5.email !== void 0) {
              let data7 = data5.email;
              if (typeof data7 === "string") {
                if (func1(data7) > 255) {
                  const err13 = { instancePath: instancePath + "/data/attributes/email", schemaPath: "#/components/schemas/Email/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
                if (!formats10(data7)) {
                  const err14 = { instancePath: instancePath + "/data/attributes/email", schemaPath: "#/components/schemas/Email/format", keyword: "format", params: { format: "email" }, message: 'must match format "email"' };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
              } else {
                const err15 = { instancePath: instancePath + "/data/attributes/email", schemaPath: "#/components/schemas/Email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data5.first_name !== void 0) {
              let data8 = data5.first_name;
              if (typeof data8 !== "string" && data8 !== null) {
                const err16 = { instancePath: instancePath + "/data/attributes/first_name", schemaPath: "#/components/schemas/NameOrNull/type", keyword: "type", params: { type: schema79.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
              if (typeof data8 === "string") {
                if (func1(data8) > 255) {
                  const err17 = { instancePath: instancePath + "/data/attributes/first_name", schemaPath: "#/components/schemas/NameOrNull/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              }
            }
            if (data5.last_name !== void 0) {
              let data9 = data5.last_name;
              if (typeof data9 !== "string" && data9 !== null) {
                const err18 = { instancePath: instancePath + "/data/attributes/last_name", schemaPath: "#/components/schemas/NameOrNull/type", keyword: "type", params: { type: schema79.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
              if (typeof data9 === "string") {
                if (func1(data9) > 255) {
                  const err19 = { instancePath: instancePath + "/data/attributes/last_name", schemaPath: "#/components/schemas/NameOrNull/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
              }
            }
            if (data5.active !== void 0) {
              if (typeof data5.active !== "boolean") {
                const err20 = { instancePath: instancePath + "/data/attributes/active", schemaPath: "#/properties/data/properties/attributes/properties/active/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data5.assignable !== void 0) {
              if (typeof data5.assignable !== "boolean") {
                const err21 = { instancePath: instancePath + "/data/attributes/assignable", schemaPath: "#/properties/data/properties/attributes/properties/assignable/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
          } else {
            const err22 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data12 = data0.relationships;
          if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
            for (const key1 in data12) {
              if (!(key1 === "primary_organization")) {
                const err23 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data12.primary_organization !== void 0) {
              if (!validate23(data12.primary_organization, { instancePath: instancePath + "/data/relationships/primary_organization", parentData: data12, parentDataProperty: "primary_organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate70(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
    errors = vErrors.length;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var updateUserAccount = validate73;
var schema84 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["user_accounts"] }, "id": { "type": "string", "description": "The id in the URL applies, not this one." }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "properties": { "display_name": { "$ref": "#/components/schemas/NameOrNull" }, "email": { "$ref": "#/components/schemas/Email" }, "first_name": { "$ref": "#/components/schemas/NameOrNull" }, "last_name": { "$ref": "#/components/schemas/NameOrNull" }, "active": { "type": "boolean", "description": "A new user is locked until this is set to true with PATCH." }, "assignable": { "type": "boolean", "description": "Whether work can be assigned to this person." } } }, "relationships": { "type": "object", "additionalProperties": false, "properties": { "primary_organization": { "$ref": "#/components/schemas/OrganizationLinkage" } } } } } } };
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err2 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (!(data1 === "user_accounts")) {
            const err3 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema84.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          if (typeof data0.id !== "string") {
            const err4 = { instancePath: instancePath + "/data/id", schemaPath: "#/properties/data/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err5 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err6 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key0 in data5) {
              if (!(key0 === "display_name" || key0 === "email" || key0 === "first_name" || key0 === "last_name" || key0 === "active" || key0 === "assignable")) {
                const err7 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data5.display_name !== void 0) {
              let data6 = data5.display_name;
              if (typeof data6 !== "string" && data6 !== null) {
                const err8 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/NameOrNull/type", keyword: "type", params: { type: schema79.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
              if (typeof data6 === "string") {
                if (func1(data6) > 255) {
                  const err9 = { instancePath: instancePath + "/data/attributes/display_name", schemaPath: "#/components/schemas/NameOrNull/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              }
            }
            if (data5.email !== void 0) {
              let data7 = data5.email;
              if (typeof data7 === "string") {
                if (func1(data7) > 255) {
                  const err10 = { instancePath: instancePath + "/data/attributes/email", schemaPath: "#/components/schemas/Email/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err10];
                  } else {
                    vErrors.push(err10);
                  }
                  errors++;
                }
                if (!formats10(data7)) {
                  const err11 = { instancePath: instancePath + "/data/attributes/email", schemaPath: "#/components/schemas/Email/format", keyword: "format", params: { format: "email" }, message: 'must match format "email"' };
                  if (vErrors === null) {
                    vErrors = [err11];
                  } else {
                    vErrors.push(err11);
                  }
                  errors++;
                }
              } else {
                const err12 = { instancePath: instancePath + "/data/attributes/email", schemaPath: "#/components/schemas/Email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data5.first_name !== void 0) {
              let data8 = data5.first_name;
              if (typeof data8 !== "string" && data8 !== null) {
                const err13 = { instancePath: instancePath + "/data/attributes/first_name", schemaPath: "#/components/schemas/NameOrNull/type", keyword: "type", params: { type: schema79.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
              if (typeof data8 === "string") {
                if (func1(data8) > 255) {
                  const err14 = { instancePath: instancePath + "/data/attributes/first_name", schemaPath: "#/components/schemas/NameOrNull/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
              }
            }
            if (data5.last_name !== void 0) {
              let data9 = data5.last_name;
              if (typeof data9 !== "string" && data9 !== null) {
                const err15 = { instancePath: instancePath + "/data/attributes/last_name", schemaPath: "#/components/schemas/NameOrNull/type", keyword: "type", params: { type: schema79.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
              if (typeof data9 === "string") {
                if (func1(data9) > 255) {
                  const err16 = { instancePath: instancePath + "/data/attributes/last_name", schemaPath: "#/components/schemas/NameOrNull/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              }
            }
            if (data5.active !== void 0) {
              if (typeof data5.active !== "boolean") {
                const err17 = { instancePath: instancePath + "/data/attributes/active", schemaPath: "#/properties/data/properties/attributes/properties/active/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data5.assignable !== void 0) {
              if (typeof data5.assignable !== "boolean") {
                const err18 = { instancePath: instancePath + "/data/attributes/assignable", schemaPath: "#/properties/data/properties/attributes/properties/assignable/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
          } else {
            const err19 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data12 = data0.relationships;
          if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
            for (const key1 in data12) {
              if (!(key1 === "primary_organization")) {
                const err20 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data12.primary_organization !== void 0) {
              if (!validate23(data12.primary_organization, { instancePath: instancePath + "/data/relationships/primary_organization", parentData: data12, parentDataProperty: "primary_organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err21 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate73.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate74(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
    errors = vErrors.length;
  }
  validate73.errors = vErrors;
  return errors === 0;
}
validate73.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var addUserAccountPrimaryOrganizationRelationship = validate77;
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate78.errors = vErrors;
  return errors === 0;
}
validate78.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate77.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate78(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
    errors = vErrors.length;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
validate77.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var updateUserAccountPrimaryOrganizationRelationship = validate81;
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate82.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
validate82.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate82(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
    errors = vErrors.length;
  }
  validate81.errors = vErrors;
  return errors === 0;
}
validate81.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var createInvestigativeAction = validate85;
var schema94 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type", "attributes"], "properties": { "type": { "type": "string", "enum": ["investigative_actions"] }, "id": { "$ref": "#/components/schemas/Id" }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "required": ["title", "reason"], "properties": { "title": { "$ref": "#/components/schemas/Name" }, "action_type": { "type": "string", "examples": ["MANUAL", "RESEARCH", "VERIFY"] }, "status": { "$ref": "#/components/schemas/InvestigativeActionStatus" }, "reason": { "type": "string", "description": "Why the action is taken." }, "instructions": { "type": ["string", "null"] }, "results": { "type": ["string", "null"] }, "close_reason": { "type": ["string", "null"] }, "classification": { "type": ["string", "null"] } } }, "relationships": { "type": "object", "additionalProperties": false, "properties": { "organization": { "$ref": "#/components/schemas/OrganizationLinkage" }, "assigned_to_actor": { "$ref": "#/components/schemas/ActorOrNullLinkage" } } } } } } };
var schema97 = { "type": "string", "enum": ["RUNNING", "FAILED", "READY_FOR_ANALYSIS", "CLOSED", "COMPLETED"] };
var schema100 = { "type": "object", "additionalProperties": false, "required": ["type", "id"], "properties": { "type": { "type": "string", "enum": ["actors"] }, "id": { "$ref": "#/components/schemas/Id" }, "meta": { "type": "object", "additionalProperties": true } } };
function validate90(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate90.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "meta")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data0 === "actors")) {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema100.properties.type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data1 = data.id;
      if (typeof data1 === "string") {
        if (!formats0(data1)) {
          const err5 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err7 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate90.errors = vErrors;
  return errors === 0;
}
validate90.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate89.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (!validate90(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
    var props0 = true;
  }
  const _errs2 = errors;
  if (data !== null) {
    const err0 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs2 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err1 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
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
  validate89.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate89.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate88.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate89(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate88.errors = vErrors;
  return errors === 0;
}
validate88.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate86(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate86.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.attributes === void 0) {
          const err2 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "attributes" }, message: "must have required property 'attributes'" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err3 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (!(data1 === "investigative_actions")) {
            const err4 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema94.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          let data2 = data0.id;
          if (typeof data2 === "string") {
            if (!formats0(data2)) {
              const err5 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/data/id", schemaPath: "#/components/schemas/Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err7 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err8 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            if (data5.title === void 0) {
              const err9 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (data5.reason === void 0) {
              const err10 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            for (const key0 in data5) {
              if (!(key0 === "title" || key0 === "action_type" || key0 === "status" || key0 === "reason" || key0 === "instructions" || key0 === "results" || key0 === "close_reason" || key0 === "classification")) {
                const err11 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data5.title !== void 0) {
              let data6 = data5.title;
              if (typeof data6 === "string") {
                if (func1(data6) > 255) {
                  const err12 = { instancePath: instancePath + "/data/attributes/title", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (func1(data6) < 1) {
                  const err13 = { instancePath: instancePath + "/data/attributes/title", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/data/attributes/title", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data5.action_type !== void 0) {
              if (typeof data5.action_type !== "string") {
                const err15 = { instancePath: instancePath + "/data/attributes/action_type", schemaPath: "#/properties/data/properties/attributes/properties/action_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data5.status !== void 0) {
              let data8 = data5.status;
              if (typeof data8 !== "string") {
                const err16 = { instancePath: instancePath + "/data/attributes/status", schemaPath: "#/components/schemas/InvestigativeActionStatus/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
              if (!(data8 === "RUNNING" || data8 === "FAILED" || data8 === "READY_FOR_ANALYSIS" || data8 === "CLOSED" || data8 === "COMPLETED")) {
                const err17 = { instancePath: instancePath + "/data/attributes/status", schemaPath: "#/components/schemas/InvestigativeActionStatus/enum", keyword: "enum", params: { allowedValues: schema97.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data5.reason !== void 0) {
              if (typeof data5.reason !== "string") {
                const err18 = { instancePath: instancePath + "/data/attributes/reason", schemaPath: "#/properties/data/properties/attributes/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data5.instructions !== void 0) {
              let data10 = data5.instructions;
              if (typeof data10 !== "string" && data10 !== null) {
                const err19 = { instancePath: instancePath + "/data/attributes/instructions", schemaPath: "#/properties/data/properties/attributes/properties/instructions/type", keyword: "type", params: { type: schema94.properties.data.properties.attributes.properties.instructions.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data5.results !== void 0) {
              let data11 = data5.results;
              if (typeof data11 !== "string" && data11 !== null) {
                const err20 = { instancePath: instancePath + "/data/attributes/results", schemaPath: "#/properties/data/properties/attributes/properties/results/type", keyword: "type", params: { type: schema94.properties.data.properties.attributes.properties.results.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data5.close_reason !== void 0) {
              let data12 = data5.close_reason;
              if (typeof data12 !== "string" && data12 !== null) {
                const err21 = { instancePath: instancePath + "/data/attributes/close_reason", schemaPath: "#/properties/data/properties/attributes/properties/close_reason/type", keyword: "type", params: { type: schema94.properties.data.properties.attributes.properties.close_reason.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data5.classification !== void 0) {
              let data13 = data5.classification;
              if (typeof data13 !== "string" && data13 !== null) {
                const err22 = { instancePath: instancePath + "/data/attributes/classification", schemaPath: "#/properties/data/properties/attributes/properties/classification/type", keyword: "type", params: { type: schema94.properties.data.properties.attributes.properties.classification.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
          } else {
            const err23 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data14 = data0.relationships;
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            for (const key1 in data14) {
              if (!(key1 === "organization" || key1 === "assigned_to_actor")) {
                const err24 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
            if (data14.organization !== void 0) {
              if (!validate23(data14.organization, { instancePath: instancePath + "/data/relationships/organization", parentData: data14, parentDataProperty: "organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
            if (data14.assigned_to_actor !== void 0) {
              if (!validate88(data14.assigned_to_actor, { instancePath: instancePath + "/data/relationships/assigned_to_actor", parentData: data14, parentDataProperty: "assigned_to_actor", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err25 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
      } else {
        const err26 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
  } else {
    const err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate86.errors = vErrors;
  return errors === 0;
}
validate86.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate86(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
    errors = vErrors.length;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var updateInvestigativeAction = validate95;
var schema103 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["investigative_actions"] }, "id": { "type": "string", "description": "The id in the URL applies, not this one." }, "links": { "type": "object", "additionalProperties": true }, "meta": { "type": "object", "additionalProperties": true }, "attributes": { "type": "object", "additionalProperties": false, "properties": { "title": { "$ref": "#/components/schemas/Name" }, "status": { "$ref": "#/components/schemas/InvestigativeActionStatus" }, "reason": { "type": "string", "description": "Why the action is taken." }, "instructions": { "type": ["string", "null"] }, "results": { "type": ["string", "null"] }, "close_reason": { "type": ["string", "null"] }, "classification": { "type": ["string", "null"] } } }, "relationships": { "type": "object", "additionalProperties": false, "properties": { "organization": { "$ref": "#/components/schemas/OrganizationLinkage" }, "assigned_to_actor": { "$ref": "#/components/schemas/ActorOrNullLinkage" } } } } } } };
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate96.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.type === void 0) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0.type !== void 0) {
          let data1 = data0.type;
          if (typeof data1 !== "string") {
            const err2 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          if (!(data1 === "investigative_actions")) {
            const err3 = { instancePath: instancePath + "/data/type", schemaPath: "#/properties/data/properties/type/enum", keyword: "enum", params: { allowedValues: schema103.properties.data.properties.type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data0.id !== void 0) {
          if (typeof data0.id !== "string") {
            const err4 = { instancePath: instancePath + "/data/id", schemaPath: "#/properties/data/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data0.links !== void 0) {
          let data3 = data0.links;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          } else {
            const err5 = { instancePath: instancePath + "/data/links", schemaPath: "#/properties/data/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.meta !== void 0) {
          let data4 = data0.meta;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
          } else {
            const err6 = { instancePath: instancePath + "/data/meta", schemaPath: "#/properties/data/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.attributes !== void 0) {
          let data5 = data0.attributes;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key0 in data5) {
              if (!(key0 === "title" || key0 === "status" || key0 === "reason" || key0 === "instructions" || key0 === "results" || key0 === "close_reason" || key0 === "classification")) {
                const err7 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data5.title !== void 0) {
              let data6 = data5.title;
              if (typeof data6 === "string") {
                if (func1(data6) > 255) {
                  const err8 = { instancePath: instancePath + "/data/attributes/title", schemaPath: "#/components/schemas/Name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
                  if (vErrors === null) {
                    vErrors = [err8];
                  } else {
                    vErrors.push(err8);
                  }
                  errors++;
                }
                if (func1(data6) < 1) {
                  const err9 = { instancePath: instancePath + "/data/attributes/title", schemaPath: "#/components/schemas/Name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              } else {
                const err10 = { instancePath: instancePath + "/data/attributes/title", schemaPath: "#/components/schemas/Name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data5.status !== void 0) {
              let data7 = data5.status;
              if (typeof data7 !== "string") {
                const err11 = { instancePath: instancePath + "/data/attributes/status", schemaPath: "#/components/schemas/InvestigativeActionStatus/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
              if (!(data7 === "RUNNING" || data7 === "FAILED" || data7 === "READY_FOR_ANALYSIS" || data7 === "CLOSED" || data7 === "COMPLETED")) {
                const err12 = { instancePath: instancePath + "/data/attributes/status", schemaPath: "#/components/schemas/InvestigativeActionStatus/enum", keyword: "enum", params: { allowedValues: schema97.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data5.reason !== void 0) {
              if (typeof data5.reason !== "string") {
                const err13 = { instancePath: instancePath + "/data/attributes/reason", schemaPath: "#/properties/data/properties/attributes/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
            if (data5.instructions !== void 0) {
              let data9 = data5.instructions;
              if (typeof data9 !== "string" && data9 !== null) {
                const err14 = { instancePath: instancePath + "/data/attributes/instructions", schemaPath: "#/properties/data/properties/attributes/properties/instructions/type", keyword: "type", params: { type: schema103.properties.data.properties.attributes.properties.instructions.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data5.results !== void 0) {
              let data10 = data5.results;
              if (typeof data10 !== "string" && data10 !== null) {
                const err15 = { instancePath: instancePath + "/data/attributes/results", schemaPath: "#/properties/data/properties/attributes/properties/results/type", keyword: "type", params: { type: schema103.properties.data.properties.attributes.properties.results.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data5.close_reason !== void 0) {
              let data11 = data5.close_reason;
              if (typeof data11 !== "string" && data11 !== null) {
                const err16 = { instancePath: instancePath + "/data/attributes/close_reason", schemaPath: "#/properties/data/properties/attributes/properties/close_reason/type", keyword: "type", params: { type: schema103.properties.data.properties.attributes.properties.close_reason.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data5.classification !== void 0) {
              let data12 = data5.classification;
              if (typeof data12 !== "string" && data12 !== null) {
                const err17 = { instancePath: instancePath + "/data/attributes/classification", schemaPath: "#/properties/data/properties/attributes/properties/classification/type", keyword: "type", params: { type: schema103.properties.data.properties.attributes.properties.classification.type }, message: "must be string,null" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          } else {
            const err18 = { instancePath: instancePath + "/data/attributes", schemaPath: "#/properties/data/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data0.relationships !== void 0) {
          let data13 = data0.relationships;
          if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
            for (const key1 in data13) {
              if (!(key1 === "organization" || key1 === "assigned_to_actor")) {
                const err19 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data13.organization !== void 0) {
              if (!validate23(data13.organization, { instancePath: instancePath + "/data/relationships/organization", parentData: data13, parentDataProperty: "organization", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
              }
            }
            if (data13.assigned_to_actor !== void 0) {
              if (!validate88(data13.assigned_to_actor, { instancePath: instancePath + "/data/relationships/assigned_to_actor", parentData: data13, parentDataProperty: "assigned_to_actor", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/data/relationships", schemaPath: "#/properties/data/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate96.errors = vErrors;
  return errors === 0;
}
validate96.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate96(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
    errors = vErrors.length;
  }
  validate95.errors = vErrors;
  return errors === 0;
}
validate95.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
var addInvestigativeActionOrganizationRelationship = validate100;
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate101.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate101.errors = vErrors;
  return errors === 0;
}
validate101.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate100(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate100.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate101(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
    errors = vErrors.length;
  }
  validate100.errors = vErrors;
  return errors === 0;
}
validate100.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var updateInvestigativeActionOrganizationRelationship = validate104;
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate105.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate24(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate105.errors = vErrors;
  return errors === 0;
}
validate105.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate104.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate105(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
    errors = vErrors.length;
  }
  validate104.errors = vErrors;
  return errors === 0;
}
validate104.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var addInvestigativeActionAssignedToActorRelationship = validate108;
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate109.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate90(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate109.errors = vErrors;
  return errors === 0;
}
validate109.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate108.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate109(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
    errors = vErrors.length;
  }
  validate108.errors = vErrors;
  return errors === 0;
}
validate108.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var updateInvestigativeActionAssignedToActorRelationship = validate112;
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate113.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate90(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
        errors = vErrors.length;
      }
    }
    if (data.links !== void 0) {
      let data1 = data.links;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        const err1 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.meta !== void 0) {
      let data2 = data.meta;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err2 = { instancePath: instancePath + "/meta", schemaPath: "#/properties/meta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate113.errors = vErrors;
  return errors === 0;
}
validate113.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate112.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate113(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
    errors = vErrors.length;
  }
  validate112.errors = vErrors;
  return errors === 0;
}
validate112.evaluated = { "props": { "data": true, "links": true, "meta": true }, "dynamicProps": false, "dynamicItems": false };
var login = validate116;
var formats18 = (init_formats(), __toCommonJS(formats_exports)).formats.password;
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate116.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.username === void 0) {
      const err0 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginRequest/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property 'username'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.password === void 0) {
      const err1 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginRequest/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "username" || key0 === "password" || key0 === "otp")) {
        const err2 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.username !== void 0) {
      if (typeof data.username !== "string") {
        const err3 = { instancePath: instancePath + "/username", schemaPath: "openapi.json#/components/schemas/LoginRequest/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.password !== void 0) {
      let data1 = data.password;
      if (typeof data1 === "string") {
        if (!formats18(data1)) {
          const err4 = { instancePath: instancePath + "/password", schemaPath: "openapi.json#/components/schemas/LoginRequest/properties/password/format", keyword: "format", params: { format: "password" }, message: 'must match format "password"' };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/password", schemaPath: "openapi.json#/components/schemas/LoginRequest/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.otp !== void 0) {
      if (typeof data.otp !== "string") {
        const err6 = { instancePath: instancePath + "/otp", schemaPath: "openapi.json#/components/schemas/LoginRequest/properties/otp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate116.errors = vErrors;
  return errors === 0;
}
validate116.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var loginAtAuthForm = validate117;
var schema117 = { "type": "object", "additionalProperties": false, "required": ["grant_type", "username", "password"], "properties": { "grant_type": { "type": "string", "enum": ["password"] }, "username": { "type": "string" }, "password": { "type": "string", "format": "password", "writeOnly": true } } };
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate117.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.grant_type === void 0) {
      const err0 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginForm/required", keyword: "required", params: { missingProperty: "grant_type" }, message: "must have required property 'grant_type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.username === void 0) {
      const err1 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginForm/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property 'username'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.password === void 0) {
      const err2 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginForm/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "grant_type" || key0 === "username" || key0 === "password")) {
        const err3 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginForm/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.grant_type !== void 0) {
      let data0 = data.grant_type;
      if (typeof data0 !== "string") {
        const err4 = { instancePath: instancePath + "/grant_type", schemaPath: "openapi.json#/components/schemas/LoginForm/properties/grant_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (!(data0 === "password")) {
        const err5 = { instancePath: instancePath + "/grant_type", schemaPath: "openapi.json#/components/schemas/LoginForm/properties/grant_type/enum", keyword: "enum", params: { allowedValues: schema117.properties.grant_type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.username !== void 0) {
      if (typeof data.username !== "string") {
        const err6 = { instancePath: instancePath + "/username", schemaPath: "openapi.json#/components/schemas/LoginForm/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.password !== void 0) {
      let data2 = data.password;
      if (typeof data2 === "string") {
        if (!formats18(data2)) {
          const err7 = { instancePath: instancePath + "/password", schemaPath: "openapi.json#/components/schemas/LoginForm/properties/password/format", keyword: "format", params: { format: "password" }, message: 'must match format "password"' };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/password", schemaPath: "openapi.json#/components/schemas/LoginForm/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "openapi.json#/components/schemas/LoginForm/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate117.errors = vErrors;
  return errors === 0;
}
validate117.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  addApiKeyOrganizationRelationship,
  addApiKeyServiceAccountRelationship,
  addInvestigativeActionAssignedToActorRelationship,
  addInvestigativeActionOrganizationRelationship,
  addServiceAccountOrganizationRelationship,
  addUserAccountPrimaryOrganizationRelationship,
  createApiKey,
  createInvestigativeAction,
  createServiceAccount,
  createUserAccount,
  login,
  loginAtAuthForm,
  updateApiKey,
  updateApiKeyOrganizationRelationship,
  updateApiKeyServiceAccountRelationship,
  updateInvestigativeAction,
  updateInvestigativeActionAssignedToActorRelationship,
  updateInvestigativeActionOrganizationRelationship,
  updateServiceAccount,
  updateServiceAccountOrganizationRelationship,
  updateUserAccount,
  updateUserAccountPrimaryOrganizationRelationship
};
