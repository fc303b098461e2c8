import type { Alert, Alert_, Alert_Create, AlertCreate, OData } from "./expected/src/index.js";

export const complex: Alert = { "@odata.type": "#microsoft.graph.Alert" };
export const entity: Alert_ = { "@odata.type": "#microsoft.graph.alert", id: "1" };
export const created: Alert_Create = {};
export const other: AlertCreate = { "@odata.type": "#microsoft.graph.alertCreate" };
export const page: OData.Collection<Alert> = { value: [complex] };
