// What the page of the test does: it calls the service that its own server is, and tells the server what came of it.
import {
  batch,
  createGraphClient,
  GraphError,
  where,
} from "@graphslice/office-configuration-client";
import { validateBodies } from "@graphslice/runtime";
import { schemas } from "@graphslice/office-configuration-validators/routes";

declare const location: { readonly origin: string };
declare const document: {
  addEventListener(
    type: "securitypolicyviolation",
    listener: (event: { readonly violatedDirective: string }) => void,
  ): void;
};

const violations: string[] = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
  violations.push(violatedDirective),
);

const common = { baseUrl: `${location.origin}/beta`, allowedOrigins: [location.origin] };
const credential = async (): Promise<string> => "token";
const graph = createGraphClient({ ...common, credential });
const { clientConfigurations } = graph.officeConfiguration;
const one = clientConfigurations("a/b c");

const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  // Shows that the policy is in force.
  eval: async () => Reflect.construct(Function, ["return 1"]),
  list: async () => {
    const items: unknown[] = [];
    const urgent = clientConfigurations.$all({
      select: ["id", "priority"],
      filter: where((it) => it.priority.lt(5)),
    });
    for await (const item of urgent) items.push(item);
    return items;
  },
  get: () => one.$get(),
  patch: () => one.$patch({ priority: 2 }, { ifMatch: 'W/"1"' }),
  write: async () => (await one.policyPayload.$put(new Blob(["{}"]))) ?? null,
  read: () => one.policyPayload.$get({ as: "text" }),
  stream: async () => {
    const stream = await one.policyPayload.$get({ as: "stream" });
    let size = 0;
    for (const reader = stream?.getReader(); ;) {
      const chunk = await reader?.read();
      if (chunk?.value === undefined) return size;
      size += chunk.value.byteLength;
    }
  },
  batch: () =>
    batch(graph, ({ officeConfiguration }) => [
      officeConfiguration.clientConfigurations.$get(),
      officeConfiguration.clientConfigurations("none").$get(),
    ]),
  missing: () => clientConfigurations("none").$get(),
  retried: () => clientConfigurations("busy").$get(),
  redirected: () => clientConfigurations("moved").$get(),
  foreign: () => graph.$link("https://graph.example/beta/x").$post({ secret: true }),
  aborted: () => clientConfigurations("slow").$get({ signal: AbortSignal.timeout(50) }),
  validated: () => {
    const validate = validateBodies(schemas, "both");
    const strict = createGraphClient({ ...common, credential, validate });
    return strict.officeConfiguration.clientConfigurations("wrong").$get();
  },
};

const results: Record<string, unknown> = {};
for (const [name, step] of Object.entries(steps)) {
  results[name] = await step().catch((error: unknown) => {
    if (!(error instanceof GraphError)) return { error: `${error}` };
    const { kind, status, code, message } = error;
    return { kind, status, code, message };
  });
}
await fetch("/result", { method: "POST", body: JSON.stringify({ results, violations }) });
