import { readFileSync } from "node:fs";
import {
  applyOverlay,
  buildModel,
  parseCsdl,
  type CsdlDocument,
  type Model,
} from "@graphslice/csdl";
import { createMockGraph, type MockGraph, type MockOptions } from "../../src/index.js";

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look into it as they like.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

/** Makes requests below a service root; objects are sent as JSON, full URLs as they are. */
export function createCall(mock: Pick<MockGraph, "fetch">, base: string): Call {
  return async (method, path, body, headers = {}) => {
    const isJson = body !== undefined && typeof body !== "string" && !(body instanceof Uint8Array);
    const request = new Request(path.startsWith("https:") ? path : base + path, {
      method,
      headers: { ...(isJson ? { "content-type": "application/json" } : {}), ...headers },
      ...(body === undefined
        ? {}
        : { body: isJson ? JSON.stringify(body) : (body as string | Uint8Array<ArrayBuffer>) }),
    });
    const response = await mock.fetch(request);
    const text = await response.text();
    const isJsonAnswer = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJsonAnswer && text !== "" ? JSON.parse(text) : undefined,
    };
  };
}

function read(file: URL): CsdlDocument {
  const { document, diagnostics } = parseCsdl(readFileSync(file, "utf8"), { file: file.pathname });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

const SLICE = new URL("../../../../metadata/office-configuration/", import.meta.url);

/** The shipped slice, with its overlay. */
export const officeModel: Model = buildModel([
  applyOverlay(
    read(new URL("office-configuration.csdl.xml", SLICE)),
    read(new URL("overlay.xml", SLICE)),
  ).document,
]).model;

export const BASE = "https://graph.microsoft.com/beta";

export function createOffice(options: Omit<MockOptions, "model"> = {}): {
  readonly mock: MockGraph;
  readonly call: Call;
} {
  const mock = createMockGraph({ model: officeModel, baseUrl: BASE, ...options });
  return { mock, call: createCall(mock, BASE) };
}

export const LIST = "/officeConfiguration/clientConfigurations";
export const WINDOWS = "#microsoft.graph.windowsOfficeClientConfiguration";
export const SECURITY = "#microsoft.graph.windowsOfficeClientSecurityConfiguration";
export const GROUP = "#microsoft.graph.officeConfigurationGroupAssignmentTarget";

/** Two configurations, `a` with an assignment and a payload. */
export const DATA = {
  officeConfiguration: {
    tenantUserCheckinSummary: { succeededUserCount: 3, failedUserCount: 1 },
    clientConfigurations: [
      {
        "@odata.type": WINDOWS,
        id: "a",
        displayName: "Alpha",
        priority: 1,
        policyPayload: "eyJhIjoxfQ",
        "policyPayload@odata.mediaContentType": "application/json",
        assignments: [{ id: "t", target: { "@odata.type": GROUP, groupId: "g" } }],
      },
      { "@odata.type": SECURITY, id: "b", displayName: "Beta", priority: 2 },
    ],
  },
};
