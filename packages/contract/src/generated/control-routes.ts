// Generated from openapi/ by `npm run generate`. Do not edit.
export const CONTROL_VERSION = "1.0.0"

export const CONTROL_ROUTES = [
  {"operation":"getMock","method":"GET","path":"/__mock__","status":200,"takesBody":false},
  {"operation":"getHealth","method":"GET","path":"/__mock__/health","status":200,"takesBody":false},
  {"operation":"getControlDocument","method":"GET","path":"/__mock__/openapi.json","status":200,"takesBody":false},
  {"operation":"getState","method":"GET","path":"/__mock__/state","status":200,"takesBody":false},
  {"operation":"seed","method":"POST","path":"/__mock__/seed","status":201,"takesBody":true},
  {"operation":"listScenarios","method":"GET","path":"/__mock__/scenarios","status":200,"takesBody":false},
  {"operation":"putInScenarios","method":"POST","path":"/__mock__/scenarios","status":201,"takesBody":true},
  {"operation":"reset","method":"POST","path":"/__mock__/reset","status":204,"takesBody":false},
  {"operation":"getSnapshot","method":"GET","path":"/__mock__/snapshot","status":200,"takesBody":false},
  {"operation":"restoreSnapshot","method":"PUT","path":"/__mock__/snapshot","status":204,"takesBody":true},
  {"operation":"getClock","method":"GET","path":"/__mock__/clock","status":200,"takesBody":false},
  {"operation":"setClock","method":"PUT","path":"/__mock__/clock","status":200,"takesBody":true},
  {"operation":"resumeClock","method":"DELETE","path":"/__mock__/clock","status":200,"takesBody":false},
  {"operation":"advanceClock","method":"POST","path":"/__mock__/clock/advance","status":200,"takesBody":true},
  {"operation":"listFaults","method":"GET","path":"/__mock__/faults","status":200,"takesBody":false},
  {"operation":"addFault","method":"POST","path":"/__mock__/faults","status":201,"takesBody":true},
  {"operation":"clearFaults","method":"DELETE","path":"/__mock__/faults","status":204,"takesBody":false},
  {"operation":"removeFault","method":"DELETE","path":"/__mock__/faults/{id}","status":204,"takesBody":false},
  {"operation":"listRequests","method":"GET","path":"/__mock__/requests","status":200,"takesBody":false},
  {"operation":"clearRequests","method":"DELETE","path":"/__mock__/requests","status":204,"takesBody":false},
  {"operation":"streamRequests","method":"GET","path":"/__mock__/requests/stream","status":200,"takesBody":false},
  {"operation":"getRequest","method":"GET","path":"/__mock__/requests/{id}","status":200,"takesBody":false},
  {"operation":"listWorlds","method":"GET","path":"/__mock__/worlds","status":200,"takesBody":false},
  {"operation":"deleteWorld","method":"DELETE","path":"/__mock__/worlds/{name}","status":204,"takesBody":false},
] as const
